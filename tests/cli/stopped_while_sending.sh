# SIGTERM lets the mails on their way end, and leaves the rest to the next run without a copy.
. "$(dirname "$0")/mail_server.sh"
mail_server --delay 20
readers 60
"$TIDINGS" deliver --data hub >out 2>err &
run=$!
while [ "$(taken)" -lt 5 ]; do sleep 0.05; done
kill -TERM $run
status=0
wait $run || status=$?
count "$status" 75 "status of a run that was stopped"
sent=$(query hub "select count(*) from sends where state = 'sent'")
[ "$sent" -lt 60 ] || fail "the run sent everything before it could be stopped"
count "$(taken)" "$sent" "messages taken by the server"
count "$(query hub 'select count(*) from sends where lease is not null')" 0 "sends left claimed"
ends 0 deliver --data hub
count "$(taken)" 60 "messages taken by the server in the end"
