# Any feed, from anywhere, as JSON Feed.
. "$(dirname "$0")/expect.sh"

cat >news.xml <<'XML'
<?xml version="1.0"?>
<rss version="2.0"><channel><title>News</title><link>https://ngo.example/</link><description>d</description>
<item><title>A guide for schools</title><link>/guide</link><guid isPermaLink="false">7</guid></item></channel></rss>
XML

ends 0 parse news.xml --url https://ngo.example/feed/
says '"https://jsonfeed.org/version/1.1"'
says '"A guide for schools"'
says 'https://ngo.example/guide'
cp out from_file
ends 0 parse - --url https://ngo.example/feed/ <news.xml
same from_file out
ends 0 parse --url https://ngo.example/feed/ <news.xml
same from_file out

head -c 260 news.xml >cut.xml
ends 0 parse cut.xml
says '"A guide for schools"'
says '"warnings"'

# What it prints, it reads.
ends 0 parse from_file
says '"A guide for schools"'

# The server's charset counts.
printf '<rss version="2.0"><channel><title>\316\335\341</title><item><title>a</title></item></channel></rss>' >greek.xml
ends 0 parse greek.xml --content-type "text/xml; charset=iso-8859-7"
says "Ξέα"

no_feed() {
  ends 65 parse "$1"
  complains "tidings: "
  [ ! -s out ] || fail "something was printed of no feed"
}
printf '<!doctype html><html><head><title>Sign in</title></head><body><p>Hello</p></body></html>' >page
printf '' >empty
printf '{"name": "value"}' >other.json
no_feed page
no_feed empty
no_feed other.json
ends 65 parse </dev/null

ends 66 parse missing.xml
complains "missing.xml"
ends 66 parse .
complains "is a folder"
ends 64 parse news.xml --url "not an address"
