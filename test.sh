#!/usr/bin/env bash
# Builds everything once and runs all tests; installs what they need from Debian if it is missing.
#
#   ./test.sh               all test projects
#   ./test.sh Store Web     only Miaopu.Store.Tests and Miaopu.Web.Tests
#
# Closes with the line 'N passed, N failed', added up from the runners' result files, which stay in TestResults/ with their logs.
# A runner that leaves no results, or runs nothing, is one failure; so is a build that fails.
set -uo pipefail
root=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")" && pwd)
cd "$root" || exit 3
. eng/toolchain.sh
. eng/postgres.sh
. eng/results.sh

trap stop_postgres EXIT
trap 'exit 130' INT TERM

projects=()
for name in "$@"; do
  [ -d "tests/Miaopu.$name.Tests" ] || { echo "No tests/Miaopu.$name.Tests. There are: $(ls tests | sed -n 's/^Miaopu\.\(.*\)\.Tests$/\1/p' | tr '\n' ' ')" >&2; exit 2; }
  projects+=("$name")
done
if [ ${#projects[@]} = 0 ]; then
  for name in Feel Rulebook Casework Store Web Browser; do projects+=("$name"); done
  for folder in tests/Miaopu.*.Tests; do
    name=${folder#tests/Miaopu.} name=${name%.Tests}
    [[ " ${projects[*]} " == *" $name "* ]] || projects+=("$name")
  done
fi
needs() { local name; for name in "$@"; do [[ " ${projects[*]} " != *" $name "* ]] || return 0; done; return 1; }

install_missing() {
  local missing=() as=()
  if needs Store Web Browser; then ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || missing+=(postgresql); fi
  if needs Feel; then [ -e /usr/share/zoneinfo/Europe/Paris ] || missing+=(tzdata); fi
  if needs Browser; then
    command -v chromium >/dev/null || missing+=(chromium)
    dpkg -s fonts-noto-cjk >/dev/null 2>&1 || missing+=(fonts-noto-cjk)
  fi
  [ ${#missing[@]} -gt 0 ] || return 0
  echo "Installing ${missing[*]}"
  [ "$(id -u)" = 0 ] || as=(sudo)
  "${as[@]}" apt-get update -q </dev/null && "${as[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${missing[@]}" </dev/null
}

build() {
  if [ $# -eq 0 ]; then build_release Miaopu.slnx; return; fi
  local name
  for name in "${projects[@]}"; do build_release "tests/Miaopu.$name.Tests" || return; done
}

# run_tests NAME: one runner, its results and log in TestResults/.
run_tests() {
  local executable=tests/Miaopu.$1.Tests/bin/Release/net10.0/Miaopu.$1.Tests
  (cd "$(dirname "$executable")" && timeout --kill-after=30s 30m "./$(basename "$executable")" -noColor -noLogo -xml "$root/TestResults/$1.xml") </dev/null >"TestResults/$1.log" 2>&1
}

# stage TITLE COMMAND…: runs it and says how long it took.
stage() {
  local title=$1 started=$EPOCHREALTIME status=0
  shift
  "$@" || status=$?
  awk -v from="$started" -v to="$EPOCHREALTIME" -v title="$title" -v status="$status" \
    'BEGIN { printf "%-10s %5.1f min%s\n", title, (to - from) / 60, status == 0 ? "" : "  (exit code " status ")" }'
  return "$status"
}

rm -rf TestResults
mkdir -p TestResults

prepare() { require_toolchain && find_runtime && install_missing; }
stage prepare prepare || { failures+=("prepare: see above"); close; }
if needs Store Web Browser; then
  stage postgres start_postgres || { failures+=("postgres: did not start"); close; }
fi
stage build build "$@" || { failures+=("build: see above"); close; }

for name in "${projects[@]}"; do
  status=0
  stage "$name" run_tests "$name" || status=$?
  add_results "$name" "$status"
done
close
