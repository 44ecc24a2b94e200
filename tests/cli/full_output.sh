# Nobody is told "done" when what was printed is lost.
. "$(dirname "$0")/expect.sh"
[ -w /dev/full ] || skip "there is no /dev/full"
ran_demo

for command in help version "config --example" "items --data demo" "stories list --data demo" "feeds export --data demo" \
  "subscribers list --json --data demo" "run --data demo" "poll --help"; do
  status=0
  # shellcheck disable=SC2086
  "$TIDINGS" $command >/dev/full 2>err || status=$?
  count "$status" 74 "exit status of \`tidings $command >/dev/full\`"
  contains err "could not be written"
done
