# The configuration in docs/hub.md, run by nginx itself: types, compression, 304 and 410.
docs=$(cd "$(dirname "$0")/../../docs" && pwd)
. "$(dirname "$0")/expect.sh"
PATH=$PATH:/usr/sbin
needs nginx
needs curl
needs python3
needs sqlite3
ran_demo

# A tag that has left the vocabulary: its feed is gone.
sqlite3 demo/tidings.db "insert into public_files (name, inputs, size, changed) values ('tags/no-such-tag.atom.xml', '', 0, 0)"
ends 0 publish --data demo
contains demo/public/gone.conf '"/tidings/tags/no-such-tag.atom.xml" 1;'

port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
mkdir nginx
{
  echo "pid $work/nginx/pid; error_log $work/nginx/error.log; daemon off; worker_processes 1;"
  [ "$(id -u)" != 0 ] || echo "user root;"
  echo "events {} http { access_log off;"
  for path in client_body proxy fastcgi uwsgi scgi; do echo "${path}_temp_path $work/nginx/$path;"; done
  sed -n '/nginx:begin/,/nginx:end/{/^```/d;/^<!--/d;p}' "$docs/hub.md" |
    sed "s|/var/lib/tidings/public|$work/demo/public|; s|127.0.0.1:8080|127.0.0.1:$port|"
  echo "}"
} >nginx/conf
nginx -c "$work/nginx/conf" >nginx/out 2>&1 &
server=$!
undo="kill $server 2>/dev/null"
base=http://127.0.0.1:$port/tidings
tries=0
until curl -s -o /dev/null "$base/atom.xml"; do
  tries=$((tries + 1))
  [ $tries -lt 50 ] || { cat nginx/out nginx/error.log; fail "nginx does not answer"; }
  sleep 0.1
done

# answers NAME STATUS TYPE [CURL OPTION...]
answers() {
  name=$1 status=$2 type=$3
  shift 3
  got=$(curl -s -o body -D head -w '%{http_code} %{content_type}' "$@" "$base/$name")
  [ "$got" = "$status $type" ] || fail "$name: $got, not $status $type"
}
header() { tr -d '\r' <head | sed -n "s/^$1: //Ip"; }

answers atom.xml 200 "application/atom+xml; charset=utf-8"
same body demo/public/atom.xml
[ "$(header cache-control)" = max-age=300 ] || fail "no Cache-Control"
answers atom.xml 304 "" -H "If-None-Match: $(header etag)"
answers atom.xml 200 "application/atom+xml; charset=utf-8"
answers atom.xml 304 "" -H "If-Modified-Since: $(header last-modified)"
answers atom.xml 200 "application/atom+xml; charset=utf-8" -H "Accept-Encoding: gzip"
[ "$(header content-encoding)" = gzip ] || fail "atom.xml is not compressed"
same body demo/public/atom.xml.gz
answers feed.json 200 "application/feed+json"
answers tags/grooming.atom.xml 200 "application/atom+xml; charset=utf-8" -H "Accept-Encoding: gzip"
[ "$(header content-encoding)" = gzip ] || fail "a tag's feed is not compressed"
answers feeds/ 200 "text/html; charset=utf-8"
answers style.css 200 "text/css; charset=utf-8"
answers opml.xml 200 "text/x-opml; charset=utf-8"
answers robots.txt 200 "text/plain; charset=utf-8"
curl -s -o /dev/null -w '%{http_code}' "$base/tags/no-such-tag.atom.xml" >code
[ "$(cat code)" = 410 ] || fail "what is gone: $(cat code), not 410"
curl -s -o /dev/null -w '%{http_code}' "$base/tags/never-was.atom.xml" >code
[ "$(cat code)" = 404 ] || fail "what never was: $(cat code), not 404"
