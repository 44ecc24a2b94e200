# Lists of readers have mistakes, and readers leave.
. "$(dirname "$0")/expect.sh"
ends 0 init --data hub
ends 0 subscribers add Lea@Reader.Example --consent "form" --language it --data hub
ends 0 subscribers unsubscribe Lea@reader.example --data hub
ends 66 subscribers unsubscribe nobody@reader.example --data hub
ends 77 subscribers add Lea@reader.example --consent "form" --data hub

printf '\357\273\277name;e-mail;language\r\n"Smith; John";j.smith@police.example;en\r\nNo address;none;de\r\n\r\nLea;lea@READER.example;it\r\nTwice;j.smith@police.example;en\r\n"Trick";"a@b.example\nBcc: c@d.example";fr\r\nMüller;m.mueller@jugendamt.example;xx' >list.csv
ends 0 subscribers import list.csv --consent "meeting of 2026-10-12" --data hub
says "2 added, 1 known already, 1 stay away, 2 unusable"
complains "line 3: "
complains "line 5: lea@reader.example left before and stays away"
complains "line 7: "
ends 0 subscribers list --json --data hub
says '"email":"j.smith@police.example","name":"Smith; John"'
says '"name":"Müller"'
says '"consent":"meeting of 2026-10-12"'
count "$(grep -c '"state":"confirmed"' out)" 2 "confirmed subscribers"

ends 0 subscribers import list.csv --consent "again" --data hub
says "0 added, 3 known already, 1 stay away, 2 unusable"

printf 'address\na@b.example\n' >no_column.csv
ends 65 subscribers import no_column.csv --consent x --data hub
complains 'no column "email"'
ends 66 subscribers import missing.csv --consent x --data hub
ends 64 subscribers import list.csv --data hub
complains "--consent"
ends 64 subscribers add "not an address" --consent x --data hub
ends 64 subscribers add a@b.example --consent x --digest yearly --data hub
complains "yearly"
ends 0 subscribers list --data hub
count "$(wc -l <out)" 3 "subscribers"

# Who leaves while an issue is on its way gets nothing of it.
ran_demo
ends 0 stories list --state pending --json --data demo
ends 0 stories approve "$(sed -n '1s/^{"id":\([0-9]*\),.*/\1/p' out)" --data demo
ends 0 digest --now --data demo
ends 0 subscribers unsubscribe anna.bianchi@reader.example --data demo
ends 0 deliver --data demo
says "2 sent"
count "$(mails demo)" 5 "mails"
ends 0 issues list --count 1 --json --data demo
says '"sends":{"due":3,"sent":2,"waiting":0,"failed":0,"suppressed":1,"held":0,"expired":0}'
