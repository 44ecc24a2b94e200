# One feed that fails costs that feed alone.
. "$(dirname "$0")/expect.sh"
needs python3
ends 0 init --data hub

mkdir site
cat >site/good.xml <<'XML'
<rss version="2.0"><channel><title>Good</title>
<item><title>From the good feed</title><link>https://good.example/1</link><guid>g1</guid></item></channel></rss>
XML
cat >site/cut.xml <<'XML'
<rss version="2.0"><channel><title>Cut</title>
<item><title>From the cut feed</title><link>https://cut.example/1</link><guid>c1</guid></item>
<item><title>Half an it
XML
echo '<!doctype html><html><head><title>Sign in</title></head><body>Hello</body></html>' >site/page.html
: >site/empty.xml

python3 -u - >port <<'PYTHON' 2>server.log &
import functools, http.server, socket
with socket.socket() as closed:
    closed.bind(("127.0.0.1", 0))
    dead = closed.getsockname()[1]
handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory="site")
server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
print(server.server_port, dead)
server.serve_forever()
PYTHON
server=$!
undo='kill $server 2>/dev/null'
tries=0
until [ -s port ]; do
  tries=$((tries + 1))
  [ $tries -lt 100 ] || skip "python3 opened no server: $(cat server.log)"
  sleep 0.1
done
read -r alive dead <port

for file in good.xml cut.xml page.html empty.xml missing.xml; do
  ends 0 feeds add "http://127.0.0.1:$alive/$file" --partner "$file" --data hub
done
ends 0 feeds add "http://127.0.0.1:$dead/" --partner dead --data hub

# Our own machine is asked only when told so.
ends 0 poll --now --data hub
says "6 failed"
[ ! -s server.log ] || fail "an internal address was asked: $(cat server.log)"

TIDINGS_HTTP_ALLOW_ADDRESSES=127.0.0.1
export TIDINGS_HTTP_ALLOW_ADDRESSES
ends 0 run --now --data hub
says "(0 unchanged, 4 failed)"
complains "feed failed feed=page-html problem="
complains "feed failed feed=empty-xml problem="
complains "feed failed feed=missing-xml problem="
complains "feed failed feed=dead problem="
ends 0 items --data hub
says "From the good feed"
says "From the cut feed"
ends 0 feeds list --json --data hub
count "$(grep -c '"failures":2' out)" 4 "feeds that failed twice"
count "$(grep -c '"failures":0' out)" 2 "feeds that recovered"

# The validators of the first answer make the second one short; those of a feed that was cut off are not kept.
ends 0 poll --now --data hub
says "1 unchanged, 4 failed"
