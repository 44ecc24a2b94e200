#!/bin/sh
# newsboat 2.21 (Debian 12: newsboat 2.21-1.5), seen 2026-11-30.
#
# An Atom tombstone (at:deleted-entry, RFC 6721) removes nothing from newsboat's cache: the withdrawn entry keeps title, link and text. An entry
# with the same id and a newer `updated` overwrites all three, an empty link too; the date stays that of the first sight.
#
# What follows: a publisher that takes an entry back first publishes it under its id without title, link and text, and a tombstone later.
# A tombstone alone leaves the story readable for ever.
set -eu
folder=$(mktemp -d); trap 'rm -r "$folder"' EXIT; cd "$folder"
apt-get download -q newsboat=2.21-1.5 libstfl0=0.22-3+b5 libjson-c5=0.16-2 libxml2=2.9.14+dfsg-1.3~deb12u6 libcurl3-gnutls=7.88.1-10+deb12u15 sqlite3=3.40.1-2+deb12u2 >/dev/null 2>&1
for package in *.deb; do dpkg -x "$package" root; done
echo "file://$folder/feed.xml" > urls; : > config
feed() {
  echo "<feed xmlns='http://www.w3.org/2005/Atom' xmlns:at='http://purl.org/atompub/tombstones/1.0'><id>urn:x:f</id><title>F</title>
    <updated>2026-11-2${1}T08:00:00Z</updated><author><name>A</name></author>$2</feed>" > feed.xml
  LD_LIBRARY_PATH=root/usr/lib:root/usr/lib/x86_64-linux-gnu HOME=$folder root/usr/bin/newsboat -u urls -c cache.db -C config -x reload
  LD_LIBRARY_PATH=root/usr/lib/x86_64-linux-gnu root/usr/bin/sqlite3 cache.db "select title, url, content from rss_item"
}
first=$(feed 0 "<entry><id>urn:x:1</id><title>A report</title><updated>2026-11-20T08:00:00Z</updated><link href='https://h.example/1'/><content>Words.</content></entry>")
buried=$(feed 1 "<at:deleted-entry ref='urn:x:1' when='2026-11-21T08:00:00Z'/>")
emptied=$(feed 2 "<entry><id>urn:x:1</id><title>Withdrawn</title><updated>2026-11-22T08:00:00Z</updated><content></content></entry>")
echo "first: $first"; echo "after the tombstone: $buried"; echo "after an entry of the same id: $emptied"
[ "$first" = "A report|https://h.example/1|Words." ] && [ "$buried" = "$first" ] && [ "$emptied" = "Withdrawn||" ]
