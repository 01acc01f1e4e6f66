# Sourced by ./miaopu and ./test.sh, with $root set to the repository: what both need to build. Prints to standard error only.

# The programs a build needs, or a clear word and status 3.
require_toolchain() {
  local found
  if ! found=$(cd "$root" && dotnet --version 2>/dev/null); then
    echo "需要 .NET 10 SDK（https://dotnet.microsoft.com/download/dotnet/10.0），未找到。 / The .NET 10 SDK is needed and was not found." >&2
    return 3
  fi
  if ! found=$(node --version 2>/dev/null) || [ "$(cut -d. -f1 <<<"${found#v}")" -lt 20 ]; then
    echo "需要 Node.js 20 或更高版本（https://nodejs.org），当前：${found:-未安装}。 / Node.js 20 or newer is needed; found: ${found:-none}." >&2
    return 3
  fi
  if ! command -v npm >/dev/null; then
    echo "需要 npm（随 Node.js 安装；Debian 中为 npm 软件包），未找到。 / npm is needed (it comes with Node.js; on Debian it is the package npm) and was not found." >&2
    return 3
  fi
}

# Built executables look for the runtime in the usual places only; an SDK unpacked elsewhere has to be named.
find_runtime() {
  local folder
  if [ -z "${DOTNET_ROOT:-}" ] && folder=$(command -v dotnet); then
    folder=$(dirname "$(readlink -f "$folder")")
    [ ! -d "$folder/shared" ] || export DOTNET_ROOT=$folder
  fi
}

# What a build of the product depends on, each file with size and time: as long as this stays the same, so does the executable.
list_sources() (
  cd "$root" || exit 1
  local part parts=()
  for part in src policies reference Directory.Build.props Directory.Packages.props BannedSymbols.txt .editorconfig global.json; do
    [ ! -e "$part" ] || parts+=("$part")
  done
  find "${parts[@]}" \( -name bin -o -name obj -o -name node_modules -o -path '*/wwwroot/lib' \) -prune -o -type f -printf '%p %s %T@\n' | LC_ALL=C sort
)

# build_release TARGET: builds it once at a time; what the build says is shown only if it fails.
# Build nodes are not kept for reuse: they would outlive the script that started them.
build_release() {
  local log status=0
  mkdir -p "$root/artifacts"
  log=$(mktemp "$root/artifacts/build-XXXXXX.log")
  (
    flock 9
    cd "$root" && MSBUILDDISABLENODEREUSE=1 dotnet build "$1" --configuration Release --verbosity minimal --nologo -nodeReuse:false </dev/null >"$log" 2>&1 9>&-
  ) 9>"$root/artifacts/build.lock" || status=$?
  [ "$status" = 0 ] || cat "$log" >&2
  rm -f "$log"
  return "$status"
}
