# Sourced by ./test.sh: adds up what the runners wrote.

passed=0 skipped=0 failures=()

# number_of ATTRIBUTE FILE: the sum of an attribute over all <assembly> elements.
number_of() {
  grep -o '<assembly [^>]*>' "$2" | grep -o " $1=\"[0-9]*\"" | tr -dc '0-9\n' | awk '{ sum += $1 } END { print sum + 0 }'
}

# failed_names FILE: the display names of the failed tests, one a line.
failed_names() {
  grep -o '<test [^>]*result="Fail"[^>]*>' "$1" | sed -n 's/.* name="\([^"]*\)".*/\1/p' \
    | sed "s/&lt;/</g; s/&gt;/>/g; s/&quot;/\"/g; s/&apos;/'/g; s/&amp;/\&/g"
}

# add_results NAME STATUS: takes TestResults/NAME.xml into the sums. What the runner's exit code knows and its results do not, is a failure too.
add_results() {
  local file=TestResults/$1.xml names=() total failed errors i
  if ! grep -q '</assemblies>' "$file" 2>/dev/null; then
    failures+=("$1: the runner left no results (exit code $2), see TestResults/$1.log")
    head -n 20 "TestResults/$1.log" | cut -c 1-300
    return
  fi
  total=$(number_of total "$file") failed=$(number_of failed "$file") errors=$(number_of errors "$file")
  passed=$((passed + $(number_of passed "$file")))
  skipped=$((skipped + $(number_of skipped "$file")))
  [ "$failed" = 0 ] || mapfile -t names < <(failed_names "$file")
  while [ ${#names[@]} -lt "$failed" ]; do names+=("(a failure without a name)"); done
  failures+=("${names[@]/#/$1: }")
  for ((i = 0; i < errors; i++)); do failures+=("$1: an error outside a test, see TestResults/$1.log"); done
  if [ "$total" = 0 ]; then
    failures+=("$1: ran no test")
  elif [ "$2" != 0 ] && [ $((failed + errors)) = 0 ]; then
    failures+=("$1: all tests passed, but the runner ended with exit code $2")
  fi
  if [ "$failed" != 0 ] || [ "$2" != 0 ]; then grep -v '^Ok, passed' "TestResults/$1.log" | head -n 200; fi
}

# The names of all failures, and the closing line.
close() {
  [ ${#failures[@]} = 0 ] || { echo; echo "Failed:"; printf '  %s\n' "${failures[@]}"; }
  echo
  echo "$passed passed, ${#failures[@]} failed$([ "$skipped" = 0 ] || echo ", $skipped skipped")"
  [ ${#failures[@]} = 0 ] && exit 0 || exit 1
}
