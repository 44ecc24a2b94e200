# Another process holds the database: a run that has not begun says so, one that has sent mails waits to write that down.
. "$(dirname "$0")/mail_server.sh"
mail_server --delay 10
readers 40
lock() { # SECONDS
  rm -f held
  python3 - "$1" <<'PYTHON' &
import sqlite3, sys, time
database = sqlite3.connect("hub/tidings.db", timeout=30, isolation_level=None)
database.execute("begin immediate")
open("held", "w").close()
time.sleep(float(sys.argv[1]))
database.execute("rollback")
PYTHON
  holder=$!
  while [ ! -e held ]; do sleep 0.05; done
}

lock 14
ends 75 deliver --data hub
complains "locked"
count "$(taken)" 0 "messages taken"
wait $holder

"$TIDINGS" deliver --data hub >out 2>err &
run=$!
while [ "$(taken)" -lt 5 ]; do sleep 0.02; done
lock 12
wait $run || fail "the run ended with $?"
wait $holder
count "$(taken)" 40 "messages taken"
count "$(query hub "select count(*) from sends where state = 'sent'")" 40 "sends sent"
