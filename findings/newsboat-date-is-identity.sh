#!/bin/sh
# newsboat 2.21 (Debian 12: newsboat 2.21-1.5), seen 2026-11-30.
#
# An RSS item without a guid is known by its link and its pubDate as they are written, joined. Two notices with one link and one title but other
# dates are two items, as their publisher means. But a corrected pubDate, even the same moment written in another zone, makes a second item of
# the same article, and the first one stays.
#
# What follows: a date is good evidence that two items differ and bad evidence that one is new; with it the texts must be compared.
set -eu
folder=$(mktemp -d); trap 'rm -r "$folder"' EXIT; cd "$folder"
apt-get download -q newsboat=2.21-1.5 libstfl0=0.22-3+b5 libjson-c5=0.16-2 libxml2=2.9.14+dfsg-1.3~deb12u6 libcurl3-gnutls=7.88.1-10+deb12u15 sqlite3=3.40.1-2+deb12u2 >/dev/null 2>&1
for package in *.deb; do dpkg -x "$package" root; done
echo "file://$folder/feed.xml" > urls; : > config
count() {
  items=; for date in "$@"; do items="$items<item><title>Missing child</title><link>https://h.example/alerts</link><pubDate>$date</pubDate></item>"; done
  echo "<rss version='2.0'><channel><title>T</title><link>https://h.example/</link><description>D</description>$items</channel></rss>" > feed.xml
  LD_LIBRARY_PATH=root/usr/lib:root/usr/lib/x86_64-linux-gnu HOME=$folder root/usr/bin/newsboat -u urls -c cache.db -C config -x reload
  LD_LIBRARY_PATH=root/usr/lib/x86_64-linux-gnu root/usr/bin/sqlite3 cache.db "select count(*) from rss_item"
}
two=$(count "Mon, 23 Nov 2026 08:00:00 GMT" "Tue, 24 Nov 2026 08:00:00 GMT")
again=$(count "Mon, 23 Nov 2026 08:00:00 GMT" "Tue, 24 Nov 2026 08:00:00 GMT")
moved=$(count "Mon, 23 Nov 2026 08:00:00 GMT" "Tue, 24 Nov 2026 09:00:00 +0100")
echo "two dates: $two items; the same document again: $again; one date written in another zone: $moved"
[ "$two $again $moved" = "2 2 3" ]
