# kill -9 in the middle of sending fast: a copy at most for each connection, though the database learns of many mails at once.
. "$(dirname "$0")/mail_server.sh"
mail_server
readers 400
TIDINGS_SMTP_CONNECTIONS=2
export TIDINGS_SMTP_CONNECTIONS
"$TIDINGS" deliver --data hub >out 2>err &
run=$!
while [ "$(taken)" -lt 150 ]; do sleep 0.01; done
kill -9 $run
wait $run 2>/dev/null || true
[ "$(taken)" -lt 400 ] || fail "everything was sent before the run could be killed"
[ -s hub/tidings.handed-over ] || fail "nothing says what has gone"
ends 0 deliver --data hub
copies=$(($(taken) - 400))
[ "$copies" -le 2 ] || fail "$copies copies from 2 connections"
count "$(query hub "select count(*) from sends where state = 'sent'")" 400 "sends sent"
[ ! -e hub/tidings.handed-over ] || fail "a run that ended leaves tidings.handed-over behind"
