#!/bin/sh
# htmlparser2 12.0.0, @extractus/feed-extractor 8.0.3 (npm), seen 2026-11-30.
#
# Both take the first link of an Atom entry for its address, whatever its rel: an enclosure before the alternate one sends readers to the sound
# file. htmlparser2 takes even the link of an atom:source that stands first, so every entry of an aggregated feed leads to its source's home page.
# The order of links and elements means nothing in Atom (RFC 4287, 4.2.7).
#
# What follows: in what we publish rel="alternate" comes first among the links, and atom:source is the last element of an entry.
set -eu
folder=$(mktemp -d); trap 'rm -r "$folder"' EXIT; cd "$folder"
npm init -y >/dev/null && npm install --silent htmlparser2@12.0.0 @extractus/feed-extractor@8.0.3 >/dev/null 2>&1
node -e "
const feed = entry => '<feed xmlns=\"http://www.w3.org/2005/Atom\"><id>urn:x:f</id><title>F</title><updated>2026-11-20T08:00:00Z</updated><author><name>A</name></author>' +
  '<entry>' + entry + '<id>urn:x:1</id><title>T</title><updated>2026-11-20T08:00:00Z</updated><link rel=\"alternate\" href=\"https://h.example/1\"/></entry></feed>';
const enclosure = feed('<link rel=\"enclosure\" type=\"audio/mpeg\" href=\"https://h.example/1.mp3\"/>');
const source = feed('<source><id>urn:x:s</id><title>S</title><updated>2026-11-01T08:00:00Z</updated><link href=\"https://s.example/\"/></source>');
(async () => {
  const { parseFeed } = require('htmlparser2'), { extractFromXml } = await import('@extractus/feed-extractor');
  const seen = [parseFeed(enclosure, { xmlMode: true }).items[0].link, extractFromXml(enclosure).entries[0].link, parseFeed(source, { xmlMode: true }).items[0].link];
  console.log(seen.join(' '));
  process.exit(seen.join(' ') === 'https://h.example/1.mp3 https://h.example/1.mp3 https://s.example/' ? 0 : 1);
})();"
