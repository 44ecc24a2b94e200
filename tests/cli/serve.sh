# The pages over a real socket: they come up, mail a confirmation by themselves, log no address and no token, and end with a signal.
. "$(dirname "$0")/expect.sh"
needs curl
ends 0 init --data hub
ends 78 serve --data hub
complains "desk.url"

TIDINGS_DESK_URL=https://hub.example.org/news/ TIDINGS_DESK_LISTEN=127.0.0.1:0 "$TIDINGS" serve --data hub >served 2>log &
server=$!
undo="kill -9 $server 2>/dev/null || true"

# waits WHAT COMMAND...: until the command succeeds, ten seconds at most.
waits() {
  what=$1
  shift
  tries=0
  until "$@" >/dev/null 2>&1; do
    tries=$((tries + 1))
    [ $tries -lt 100 ] || fail "waited in vain for $what: $(cat log)"
    sleep 0.1
  done
}
waits "the server" grep -q listening served
base=http://127.0.0.1:$(sed -n 's/^listening at port //p' served)

# page STATUS CURL-ARGUMENT...: what curl gets, in the file out.
page() {
  ran="curl $*"
  expected=$1
  shift
  got=$(curl -s -D headers -o out -w '%{http_code}' "$@") || fail "no answer: $ran"
  [ "$got" = "$expected" ] || fail "$ran: $got, not $expected"
}

page 200 "$base/subscribe?lang=it"
says '<html lang="it">'
contains headers "frame-ancestors 'none'"
ticket=$(sed -n 's/.*name="ticket" value="\([^"]*\)".*/\1/p' out)
page 200 "$base/static/desk.css"
contains headers "text/css"
page 404 "$base/desk"
contains headers "nosniff"
page 405 -X POST "$base/static/desk.css"
sleep 2
page 200 --data-urlencode "email=anna@reader.example" --data "language=it&ticket=$ticket" "$base/subscribe"
waits "the confirmation" sh -c 'ls hub/outbox/*.eml'
token=$(cat hub/outbox/*.eml | tr -d '\r' | sed -e ':a' -e '/=$/{N;s/=\n//;ba' -e '}' | sed -n 's/.*news\/confirm\/\([A-Za-z0-9._-]*\).*/\1/p' | head -n 1)
page 200 "$base/confirm/$token"
page 200 -X POST "$base/confirm/$token"
ends 0 subscribers list --data hub
says "confirmed  anna@reader.example"
page 413 --data "$(head -c 70000 /dev/zero | tr '\0' a)" "$base/subscribe"

# A run that holds its lock all the time does not keep readers waiting.
mkfifo held
(flock 9 && cat held) 9>>hub/tidings.lock &
page 200 "$base/subscribe"
echo >held

# One that is writing for longer than a reader should wait does: they are told when to come again.
rm -f writing
python3 - <<'PYTHON' &
import sqlite3, time
database = sqlite3.connect("hub/tidings.db", timeout=30, isolation_level=None)
database.execute("begin immediate")
open("writing", "w").close()
time.sleep(6)
PYTHON
waits "the run that writes" test -e writing
page 503 --data "email=bea@reader.example&ticket=$ticket" "$base/subscribe"
contains headers "Retry-After: 5"
page 200 "$base/subscribe"

kill -TERM $server
wait $server || fail "it did not end with 0"
contains log "method=POST page=/confirm/{token} status=200"
lacks log "anna"
lacks log "$token"
