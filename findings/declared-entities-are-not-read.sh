#!/bin/sh
# rss-parser 3.13.0, feedparser 2.3.1 (node-feedparser), feedsmith 2.9.6 (npm), seen 2026-12-01.
#
# A document may declare entities for itself (XML 1.0 section 4.2.2), and every XML parser, validating or not, has to put their values in
# (section 5.1). rss-parser refuses the whole feed for one such reference; the other two leave the reference in the text: "&org; reports".
#
# What follows: what we publish has no DOCTYPE and only XML's own five names; what we read may have its own.
set -eu
folder=$(mktemp -d); trap 'rm -r "$folder"' EXIT; cd "$folder"
npm install --silent --no-audit --no-fund rss-parser@3.13.0 feedparser@2.3.1 feedsmith@2.9.6 >/dev/null
cat > see.mjs <<'JS'
import Parser from 'rss-parser';
import FeedParser from 'feedparser';
import { parseFeed } from 'feedsmith';
import { Readable } from 'node:stream';
const xml = `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY org "Child Help">]><rss version="2.0"><channel><title>T</title>
<link>https://h.example/</link><description>D</description><item><title>&org; reports</title></item></channel></rss>`;
const refused = await new Parser().parseString(xml).then(() => 'read', () => 'refused');
const streamed = await new Promise((resolve, reject) => {
  const parser = new FeedParser();
  parser.on('readable', () => { const item = parser.read(); if (item) resolve(item.title); }).on('error', reject);
  Readable.from([xml]).pipe(parser);
});
console.log([refused, streamed, parseFeed(xml).feed.items[0].title].join('|'));
JS
seen=$(node see.mjs)
echo "rss-parser, node-feedparser, feedsmith: $seen"
[ "$seen" = "refused|&org; reports|&org; reports" ]
