#!/bin/sh
# rss-parser 3.13.0, feedsmith 3.0.1, htmlparser2 12.0.0, @extractus/feed-extractor 8.0.3, feedparser 2.2.10 (npm), seen 2026-11-30.
#
# RFC 4287 (section 2) resolves a relative link against xml:base. Of these five only feedparser does; the first three hand on "1" as it stands,
# feed-extractor gives an empty string, so the entry has no address at all.
#
# What follows: every address that we publish is absolute, and no feed of ours has an xml:base.
set -eu
folder=$(mktemp -d); trap 'rm -r "$folder"' EXIT; cd "$folder"
npm init -y >/dev/null && npm install --silent rss-parser@3.13.0 feedsmith@3.0.1 htmlparser2@12.0.0 @extractus/feed-extractor@8.0.3 feedparser@2.2.10 >/dev/null 2>&1
node -e "
const feed = '<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:base=\"https://h.example/news/\"><id>urn:x:f</id><title>F</title><updated>2026-11-20T08:00:00Z</updated>' +
  '<author><name>A</name></author><entry><id>urn:x:1</id><title>T</title><updated>2026-11-20T08:00:00Z</updated><link href=\"1\"/></entry></feed>';
(async () => {
  const { extractFromXml } = await import('@extractus/feed-extractor'), { parseFeed } = await import('feedsmith');
  const resolved = await new Promise(done => {
    const parser = new (require('feedparser'))({ addmeta: false });
    parser.once('readable', () => done(parser.read().link));
    parser.end(feed);
  });
  const seen = [(await new (require('rss-parser'))().parseString(feed)).items[0].link, parseFeed(feed).feed.entries[0].links[0].href,
    require('htmlparser2').parseFeed(feed, { xmlMode: true }).items[0].link, extractFromXml(feed).entries[0].link, resolved].map(link => '[' + link + ']').join(' ');
  console.log(seen);
  process.exit(seen === '[1] [1] [1] [] [https://h.example/news/1]' ? 0 : 1);
})();"
