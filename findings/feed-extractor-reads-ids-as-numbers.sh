#!/bin/sh
# @extractus/feed-extractor 8.0.3 with fast-xml-parser 5.12.1 (npm), seen 2026-12-01.
#
# Text of an element that looks like a number is one: the guids "0017" and "17" of two items are both 17, a report called "1.10" is called
# "1.1". A guid is an opaque string (RSS 2.0), and a title is text. An item without guid and date gets an id that ends in "-NaN".
#
# What follows: ids that we publish are addresses or tag: URIs, never bare numbers.
set -eu
folder=$(mktemp -d); trap 'rm -r "$folder"' EXIT; cd "$folder"
npm install --silent --no-audit --no-fund @extractus/feed-extractor@8.0.3 fast-xml-parser@5.12.1 >/dev/null
cat > see.mjs <<'JS'
import { extractFromXml } from '@extractus/feed-extractor';
const item = (guid, title) => `<item><guid isPermaLink="false">${guid}</guid><title>${title}</title></item>`;
const { entries } = extractFromXml(`<rss version="2.0"><channel><title>T</title><link>https://h.example/</link><description>D</description>${
  item('0017', '1.10')}${item('17', 'News')}<item><title>Lone</title></item></channel></rss>`);
console.log(entries[0].id, entries[1].id, entries[0].title, entries[2].id.endsWith('-NaN'));
JS
seen=$(node see.mjs)
echo "ids and title of 0017, 17 and 1.10; a made id: $seen"
[ "$seen" = "17 17 1.1 true" ]
