# What editors decide is what readers get.
. "$(dirname "$0")/expect.sh"
needs sqlite3
ran_demo

ends 0 stories list --state pending --json --data demo
story=$(sed -n '1s/^{"id":\([0-9]*\),.*/\1/p' out)
title=$(sed -n '1s/.*"title":"\([^"\\]*\).*/\1/p' out)
[ -n "$story" ] && [ -n "$title" ] || fail "no pending story"
lacks demo/public/feed.json "$title"

query demo "select * from stories; select * from acts" >before
ends 66 stories reject 4711 --data demo
complains "There is no story 4711"
ends 66 stories approve "$story" 4711 --data demo
ends 64 stories approve "$story" x --data demo
query demo "select * from stories; select * from acts" >after
same before after

ends 0 stories approve "$story" --by Maria --reason "good guide" --data demo
says "1 changed"
ends 0 stories approve "$story" --data demo
says "0 changed"
count "$(query demo "select by || ':' || why from acts where subject = 'story' and number = $story and what = 'approved'")" "Maria:good guide" record

ends 0 publish --data demo
says "atom.xml"
contains demo/public/feed.json "$title"
ends 0 digest --now --data demo
says "1 stories to 3 subscribers"
ends 0 issues show 2 --data demo
says "$title"
ends 0 deliver --data demo
says "3 sent"
count "$(mails demo)" 6 "mails"

ends 0 stories reject "$story" --data demo
ends 0 publish --data demo
lacks demo/public/feed.json "$title"
ends 0 digest --now --data demo
says "no issue made"
ends 66 issues show 99 --data demo
