#!/bin/sh
# rss-parser 3.13.0, @extractus/feed-extractor 8.0.3, feedme 2.0.2, feedsmith 3.0.1 (npm), seen 2026-11-30.
#
# A valid Atom feed whose namespace has a prefix (<a:feed xmlns:a="http://www.w3.org/2005/Atom">) is no feed to the first three: "Feed not recognized",
# "Unrecognized feed format", "Feed type not recognized". feedsmith reads it.
#
# What follows: a feed for everybody binds Atom to the default namespace; only extensions have prefixes.
set -eu
folder=$(mktemp -d); trap 'rm -r "$folder"' EXIT; cd "$folder"
npm init -y >/dev/null && npm install --silent rss-parser@3.13.0 @extractus/feed-extractor@8.0.3 feedme@2.0.2 feedsmith@3.0.1 >/dev/null 2>&1
node -e "
const feed = '<a:feed xmlns:a=\"http://www.w3.org/2005/Atom\"><a:id>urn:x:f</a:id><a:title>F</a:title><a:updated>2026-11-20T08:00:00Z</a:updated><a:author><a:name>A</a:name></a:author>' +
  '<a:entry><a:id>urn:x:1</a:id><a:title>T</a:title><a:updated>2026-11-20T08:00:00Z</a:updated><a:link href=\"https://h.example/1\"/></a:entry></a:feed>';
const tried = async read => { try { return String(await read()); } catch (error) { return 'refused'; } };
(async () => {
  const { extractFromXml } = await import('@extractus/feed-extractor'), { parseFeed } = await import('feedsmith');
  const seen = [await tried(async () => (await new (require('rss-parser'))().parseString(feed)).items.length), await tried(() => extractFromXml(feed).entries.length),
    await tried(() => { const parser = new (require('feedme'))(true); parser.write(feed); return parser.done().items.length; }),
    await tried(() => parseFeed(feed).feed.entries.length)].join(' ');
  console.log('rss-parser, feed-extractor, feedme, feedsmith:', seen);
  process.exit(seen === 'refused refused refused 1' ? 0 : 1);
})();"
