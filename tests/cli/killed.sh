# kill -9 at any moment costs nothing and repeats nothing.
. "$(dirname "$0")/expect.sh"
needs sqlite3
needs xmllint
ends 0 init --demo --data fresh

milliseconds() { echo $(($(date +%s%N) / 1000000)); }
cp -a fresh demo
begun=$(milliseconds)
ends 0 run --data demo
whole=$(($(milliseconds) - begun))

# Thirty blows, spread at random over the time that a whole run takes. Every third round begins anew, so that blows fall on first
# runs as well as on what earlier blows have left. On a machine that gets quicker meanwhile most blows come too late: then there are more.
round=0
died=0
while [ $round -lt 30 ] || { [ $died -lt 10 ] && [ $round -lt 90 ]; }; do
  round=$((round + 1))
  if [ $((round % 3)) = 1 ]; then rm -rf demo && cp -a fresh demo; fi
  random=$(od -An -tu2 -N 2 /dev/urandom | tr -d ' ')
  blow=$((whole * (random % 100) / 100))
  "$TIDINGS" run --data demo >out 2>err &
  run=$!
  sleep "$(printf '%d.%03d' $((blow / 1000)) $((blow % 1000)))"
  kill -9 $run 2>/dev/null || true
  status=0
  wait $run 2>/dev/null || status=$?
  case $status in
    0) ;;
    137) died=$((died + 1)) ;;
    *) fail "a run on what a blow had left ended with $status" ;;
  esac
  if [ -e demo/public/atom.xml ]; then xmllint --noout demo/public/atom.xml || fail "a blow at $blow ms left half an atom.xml"; fi
  [ $((round % 3)) = 0 ] || continue

  ends 0 run --data demo
  at="after round $round, the last blow at $blow of $whole ms"
  count "$(query demo 'select count(*) from issues')" 1 "issues $at"
  count "$(query demo "select count(*), count(distinct subscriber), sum(state = 'sent') from sends")" "3|3|3" "sends $at"
  count "$(mails demo)" 3 "mails $at"
  xmllint --noout demo/public/atom.xml || fail "atom.xml is not well-formed $at"
  count "$(query demo 'pragma integrity_check')" ok "integrity $at"
done
[ $died -ge 10 ] || fail "only $died of $round runs were killed: this proves little"
