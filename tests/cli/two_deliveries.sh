# Two runs at once: one works, the other says so, and nobody gets a copy.
. "$(dirname "$0")/mail_server.sh"
mail_server --delay 10
readers 60
"$TIDINGS" deliver --data hub >first 2>&1 &
run=$!
while [ "$(taken)" -lt 2 ]; do sleep 0.05; done
ends 75 deliver --data hub
complains "in use by tidings deliver"
wait $run || fail "the first run ended with $?"
count "$(taken)" 60 "messages taken"
count "$(query hub "select count(*) from sends where state = 'sent'")" 60 "sends sent"
