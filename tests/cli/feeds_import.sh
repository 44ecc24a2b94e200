# Whom we follow can be carried in and out.
. "$(dirname "$0")/expect.sh"
for hub in a b c; do ends 0 init --data $hub; done

cat >partners.toml <<'TOML'
[[partner]]
name = "Hotline \"Ασφάλεια\""
home_page = "https://hotline.example/"
country = "GR"
licence = "CC BY 4.0"
excerpt_limit = 0
trust = "auto"

[[partner.feed]]
address = "https://hotline.example/feed/"
title = "News & <reports>"
tags = ["hotlines", "type-report"]
language = "el"

[[partner.feed]]
address = "https://hotline.example/events/"

[[partner]]
name = "Quiet partner"
TOML
ends 0 feeds import partners.toml --data a
says "2 partners; 2 feeds added, 0 updated"
ends 0 feeds import partners.toml --data a
says "2 partners; 0 feeds added, 2 updated"

ends 0 feeds export --data a
cp out exported.toml
ends 0 feeds import exported.toml --data b
ends 0 feeds export --data b
same exported.toml out
says 'excerpt_limit = 0'

ends 0 feeds export --opml --data a
cp out exported.opml
ends 0 feeds import exported.opml --data c
says "1 partners; 2 feeds added"
ends 0 feeds export --opml --data c
sed 's/ htmlUrl="[^"]*"//' exported.opml >expected
sed 's/ htmlUrl="[^"]*"//' out >actual
grep -v '<title>' expected >e && grep -v '<title>' actual >a_
same e a_
ends 0 feeds list --json --data c
says '"language":"el"'

printf '<html><body>Sign in</body></html>' >page.opml
ends 65 feeds import page.opml --data c
ends 66 feeds import missing.toml --data c
printf '<opml version="2.0"><body><outline text="x" xmlUrl="file:///etc/passwd"/></body></opml>' >evil.opml
ends 65 feeds import evil.opml --data c
printf '<opml version="2.0"><body><outline text="x" xmlUrl="file:news.xml"/></body></opml>' >evil.opml
ends 65 feeds import evil.opml --data c

ends 0 feeds add https://ngo.example/feed/ --partner "An NGO" --tag grooming --tag type-report --data c
ends 0 feeds list --json --data c
says '"tags":["grooming","type-report"]'
ends 64 feeds add gopher://ngo.example/ --partner "An NGO" --data c
for address in https://me:secret@ngo.example/ https://me@ngo.example/ 'http:\\me@ngo.example/'; do
  ends 64 feeds add "$address" --partner "An NGO" --data c
  complains "has a user name or a password in it"
  ends 64 feeds check "$address" --data c
done

# Thousands of feeds of one partner have names of their own.
{
  echo '<opml version="2.0"><body><outline text="Many">'
  for i in $(seq 3000); do echo "<outline xmlUrl=\"https://many.example/$i\"/>"; done
  echo '<outline xmlUrl="ftp://many.example/"/></outline></body></opml>'
} >many.opml
ends 65 feeds import many.opml --data c
says "3000 feeds added, 0 updated, 1 left out"
complains "many.opml, line 3002: Not an absolute http or https address"
ends 65 feeds import many.opml --data c
says "0 feeds added, 0 updated, 3000 known already"

# Addresses that other programs write, and what cannot be followed, by its name.
cat >reader.opml <<'OPML'
<opml version="1.0"><body><outline text="Kept" xmlUrl="feed:https://kept.example/feed"/>
<outline text="Query" xmlUrl="query:Unread:unread"/><outline text="Page" type="HTML+XPath" xmlUrl="https://page.example/news"/></body></opml>
OPML
ends 0 init --data d
ends 65 feeds import reader.opml --data d
says '1 feeds added, 0 updated, 2 left out'
complains 'reader.opml, line 2: Not an absolute http or https address: query:Unread:unread'
complains 'reader.opml, line 2: this is a page that the other program makes a feed of: https://page.example/news'
ends 0 feeds list --data d
says 'https://kept.example/feed'
