# Lists of readers have mistakes, and readers leave.
. "$(dirname "$0")/expect.sh"
ends 0 init --data hub
ends 0 subscribers add Lea@Reader.Example --consent "form" --language it --data hub
ends 0 subscribers unsubscribe Lea@reader.example --data hub
ends 66 subscribers unsubscribe nobody@reader.example --data hub
ends 77 subscribers add Lea@reader.example --consent "form" --data hub

printf '\357\273\277name;e-mail;language\r\n"Smith; John";j.smith@police.example;en\r\nNo address;none;de\r\n\r\nLea;lea@READER.example;it\r\nTwice;j.smith@police.example;en\r\n"Trick";"a@b.example\nBcc: c@d.example";fr\r\nMüller;m.mueller@jugendamt.example;xx\r\n=cmd;formula@reader.example;\r\nToo;many@reader.example;en;fields\r\n' >list.csv
ends 78 subscribers import list.csv --data hub
complains "desk.url"
ends 0 subscribers import list.csv --confirmed-elsewhere "meeting of 2026-10-12" --data hub
says "2 added, 1 known already, 1 stay away, 4 unusable"
complains "line 3: "
complains "line 5: lea@reader.example left before and stays away"
complains "line 7: "
complains 'line 9: "xx" is no language'
complains "line 11: has more fields"
ends 0 subscribers list --json --data hub
says '"email":"j.smith@police.example","name":"Smith; John"'
says '"consent":"confirmed elsewhere: meeting of 2026-10-12"'
count "$(grep -c '"state":"confirmed"' out)" 2 "confirmed subscribers"

ends 0 subscribers import list.csv --confirmed-elsewhere "again" --data hub
says "0 added, 3 known already, 1 stay away, 4 unusable"

printf 'address\na@b.example\n' >no_column.csv
ends 65 subscribers import no_column.csv --data hub
complains 'no column "email"'
ends 66 subscribers import missing.csv --data hub
ends 64 subscribers add "not an address" --consent x --data hub
ends 64 subscribers add a@b.example --consent x --language xx --data hub
ends 64 subscribers add a@b.example --consent x --digest yearly --data hub
complains "yearly"
ends 0 subscribers list --data hub
count "$(wc -l <out)" 3 "subscribers"

# What is wrong about somebody is corrected, and the history tells so.
ends 0 subscribers edit j.smith@police.example --name "Joan Smith" --language fr --data hub
says "j.smith@police.example, Joan Smith, fr"
ends 0 subscribers show j.smith@police.example --json --data hub
says '"name":"Joan Smith","language":"fr","state":"confirmed"'
says '"act":"changed","source":"operator"'
ends 0 subscribers edit j.smith@police.example --name "" --data hub
says "j.smith@police.example, fr"
ends 0 subscribers edit j.smith@police.example --name "Smith; John" --language en --data hub
ends 64 subscribers edit j.smith@police.example --language xx --data hub
ends 64 subscribers edit j.smith@police.example --data hub
complains "nothing to change"
ends 66 subscribers edit nobody@reader.example --name x --data hub

# What goes out as CSV comes in again, and no spreadsheet takes a name for a formula.
ends 0 subscribers export --state confirmed --data hub
says "'=cmd"
cp out exported.csv
ends 0 init --data other
cut -d, -f1-3 exported.csv >short.csv
ends 0 subscribers import short.csv --confirmed-elsewhere "the old hub" --data other
says "2 added"
ends 0 subscribers show formula@reader.example --json --data other
says '"name":"=cmd"'
says '"source":"confirmed elsewhere: the old hub"'

# Without proof that they have confirmed, people are asked.
printf 'email\nnew@reader.example\n' >new.csv
with TIDINGS_DESK_URL=https://hub.example.org/news/ ends 0 subscribers import new.csv --data other
with TIDINGS_DESK_URL=https://hub.example.org/news/ ends 0 deliver --data other
count "$(grep -l 'news/confirm/' other/outbox/*.eml | wc -l)" 1 "confirmation mails"
ends 0 subscribers show new@reader.example --data other
says "state     pending"

# Nobody comes back by a list: neither who must not get mail nor who was erased, whose address is nowhere any more.
ends 0 subscribers suppress blocked@reader.example --reason "asked by phone" --data other
ends 0 subscribers erase formula@reader.example --data other
ends 66 subscribers show formula@reader.example --data other
ends 64 subscribers erase --data other
printf 'email\nblocked@reader.example\nFormula@reader.example\n' >back.csv
ends 0 subscribers import back.csv --confirmed-elsewhere "again" --data other
says "0 added, 0 known already, 2 stay away"
ends 0 subscribers erase --due --data other
says "0 erased, 0 unconfirmed"
! grep -q formula@ other/tidings.db || fail "an erased address is still in the database"

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
says '"sends":{"due":3,"sent":2,"waiting":0,"failed":0,"suppressed":1,"held":0,"expired":0'
