# A clock that jumps 400 days either way, in the middle of sending, loses nobody's mail and doubles none.
. "$(dirname "$0")/mail_server.sh"
needs faketime
mail_server --faults 10 --seed 7
readers 40
jump() { # OFFSET
  sqlite3 hub/tidings.db "delete from facts where name like 'relay.%'"
  status=0
  timeout 60 faketime -f "$1" "$TIDINGS" -q deliver --data hub >out 2>err || status=$?
  case $status in 0 | 69) ;; *) fail "a run $1 away ended with $status" ;; esac
}
for offset in +0 +400d +0 -400d +400d +0; do jump $offset; done
tries=0
while [ "$(query hub "select count(*) from sends where state <> 'sent'")" != 0 ]; do
  tries=$((tries + 1))
  [ $tries -lt 60 ] || fail "after $tries runs not all are sent: $(query hub 'select state, count(*) from sends group by state')"
  jump "+$((tries * 40))m"
done
reached=$(awk '$1 == "taken" { print $3 }' sink/record | sort -u | wc -l)
unanswered=$(grep -c '^unanswered' sink/record || true)
count "$reached" 40 "readers reached"
[ $(($(taken) - reached)) -le "$unanswered" ] || fail "$(($(taken) - reached)) copies of $unanswered messages without an answer"
