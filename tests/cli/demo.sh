# From nothing to a first digest, and not a byte more at the second run.
. "$(dirname "$0")/expect.sh"
needs xmllint

ends 0 init --demo --data demo
ends 0 run --data demo
says "to 3 subscribers"
says "3 sent, 0 put off, 0 refused"
count "$(mails demo)" 3 "mails"
count "$(stat -c %a demo/outbox/*.eml | sort -u)" 600 "mode of mails"
count "$(stat -c %a demo/public/atom.xml demo/public | tr '\n' ' ')" "644 755 " "modes of what the web server reads"
xmllint --noout demo/public/atom.xml || fail "atom.xml is not well-formed"
ends 0 parse demo/public/atom.xml
ends 0 parse demo/public/feed.json
cat demo/outbox/*.eml >all_mails
for reader in anna.bianchi@reader.example j.smith@police.example maria.weber@jugendamt.example; do
  contains all_mails "$reader"
done

fingerprint demo/public demo/outbox demo/secret.key demo/tidings.toml >before
sleep 1.1
ends 0 run --data demo
says "0 sent"
says "none due"
ends 0 run --data demo --now
says "0 new, 0 changed"
says "0 sent"
ends 0 publish --data demo
says "nothing changed"
ends 0 deliver --data demo
says "0 sent"
fingerprint demo/public demo/outbox demo/secret.key demo/tidings.toml >after
same before after

ends 0 -q run --data demo
is_silent
