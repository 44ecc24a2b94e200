# An issue on the command line: looked at, changed, tried out, approved, stopped.
. "$(dirname "$0")/expect.sh"
needs sqlite3
ran_demo
story=$(query demo "select id from stories where curation = 'pending' order by id limit 1")
ends 0 stories approve "$story" --data demo
ends 0 run --data demo
ends 0 issues show 2 --data demo
says "draft; gathers until"

ends 0 issues preview 2 --html --language el --out page.html --data demo
contains page.html '<html lang="el">'
ends 0 issues preview 2 --text --as anna.bianchi@reader.example --data demo
says "https://"
ends 66 issues preview 2 --as nobody@reader.example --data demo
complains "does not get the digest weekly"
ends 66 issues preview 99 --data demo
complains "There is no issue 99"
ends 64 issues preview --data demo

before=$(mails demo)
ends 0 issues test-send 2 eva@hub.example --data demo
says "[Test]"
count "$(mails demo)" $((before + 1)) "mails"
count "$(query demo "select count(*) from sends where issue = 2")" 0 "sends"

ends 0 issues edit 2 --title "What is new" --intro "" --pin "$story" --by Maria --data demo
says "What is new"
ends 66 issues edit 2 --drop 4711 --data demo
ends 0 issues request 2 --by Maria --data demo
ends 0 issues approve 2 --by Eva --data demo
ends 77 issues approve 2 --data demo
complains "Issue 2 is approved"
ends 0 issues show 2 --data demo
says "edited by Maria"
says "approved by Eva"
ends 0 issues stop 2 --by Eva --reason "too early" --data demo
says "0 mails taken back, 0 had left"
ends 77 issues edit 2 --title x --data demo
ends 0 issues list --json --data demo
says '"state":"cancelled"'
