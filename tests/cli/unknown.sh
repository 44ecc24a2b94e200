# A slip of the pen is answered with what was probably meant.
. "$(dirname "$0")/expect.sh"

ends 64 pol
complains 'There is no command "pol"'
complains 'Did you mean "poll"?'

ends 64 stories aprove 3
complains 'Did you mean "stories approve"?'

ends 64 stories
complains "tidings help stories"

ends 64 poll --nwo
complains "poll has no option --nwo"
complains "Did you mean --now?"

ends 64 feeds add https://a.example/
complains "--partner"

ends 64 parse one two
ends 64 items --count none
ends 64 items --count 0
ends 64 stories list --state good
complains 'There is no state "good"'
[ ! -s out ] || fail "a mistake writes to standard output"
