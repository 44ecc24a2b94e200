# Every command explains itself.
. "$(dirname "$0")/expect.sh"

ends 0 help
says "exit status:"
says "example:"
sed -n 's/^  \([a-z][a-z]*\)  .*/\1/p' out >families
[ "$(wc -l <families)" -ge 15 ] || fail "the overview lists only $(wc -l <families) families of commands"

explains_itself() {
  says "usage: tidings"
  says "exit status:"
  says "example:"
  [ ! -s err ] || fail "help goes to standard error"
}

: >commands
while read -r family; do
  ends 0 help "$family"
  explains_itself
  sed -n 's/^usage: tidings \([a-z]*\( [a-z-]*\)\{0,1\}\).*/\1/p' out >>commands
done <families
[ "$(wc -l <commands)" -ge 25 ] || fail "help of all families names only $(wc -l <commands) commands"

while read -r command; do
  # shellcheck disable=SC2086
  ends 0 $command --help
  explains_itself
  says "usage: tidings $command"
done <commands

ends 0
says "usage: tidings"
ends 64 help nonsense
complains "Did you mean"
