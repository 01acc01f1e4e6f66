# Sourced by ./test.sh: a PostgreSQL of its own in a temporary folder, gone when the script ends. It trusts whoever
# connects from this machine, and writes nothing through to disk: it holds tests' data for minutes.

postgres_folder='' postgres_pid=''

# start_postgres: sets MIAOPU_TEST_POSTGRES to an Npgsql connection string of the superuser.
start_postgres() {
  local as=() bin port attempt
  bin=$(find /usr/lib/postgresql -mindepth 2 -maxdepth 2 -name bin | sort -V | tail -n 1)
  postgres_folder=$(mktemp -d /tmp/miaopu-postgres-XXXXXX)
  # The server refuses to run as root; Debian's package brings a user for it.
  if [ "$(id -u)" = 0 ]; then
    chown postgres "$postgres_folder"
    as=(runuser -u postgres --)
  fi
  (cd / && LC_ALL=C "${as[@]}" "$bin/initdb" -D "$postgres_folder/data" -U postgres -A trust -E UTF8 --no-locale --no-sync) >"$postgres_folder.log" 2>&1 \
    || { cat "$postgres_folder.log" >&2; return 1; }

  for attempt in 1 2 3 4 5; do
    port=$((20000 + RANDOM % 12000))
    # Somebody answers there already.
    ! (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || continue
    if (cd / && LC_ALL=C "${as[@]}" "$bin/pg_ctl" -D "$postgres_folder/data" -l "$postgres_folder/server.log" -w -t 60 start \
      -o "-p $port -k $postgres_folder -c listen_addresses=127.0.0.1 -c max_connections=300 -c shared_buffers=256MB -c fsync=off -c synchronous_commit=off -c full_page_writes=off") >>"$postgres_folder.log" 2>&1; then
      postgres_pid=$(head -n 1 "$postgres_folder/data/postmaster.pid")
      export MIAOPU_TEST_POSTGRES="Host=127.0.0.1;Port=$port;Username=postgres;Database=postgres"
      return 0
    fi
  done
  cat "$postgres_folder.log" "$postgres_folder/server.log" >&2
  return 1
}

# stop_postgres: this one server by its own id, and its folder. Safe to call when none was started.
stop_postgres() {
  local waited
  if [ -n "$postgres_pid" ]; then
    kill -INT "$postgres_pid" 2>/dev/null || true
    for waited in $(seq 100); do
      kill -0 "$postgres_pid" 2>/dev/null || break
      sleep 0.1
    done
    postgres_pid=''
  fi
  [ -z "$postgres_folder" ] || rm -rf "$postgres_folder" "$postgres_folder.log"
}
