#!/bin/sh
# rss-parser 3.13.0 (npm), seen 2026-11-30.
#
# Atom content of type="xhtml" comes back with its words in another order: the text of an element is gathered and put before its children, so
# "One <em>two</em> three" reads "One  three<em>two</em>". A title of that type is an object, not a string.
#
# What follows: content that must arrive whole is published as type="html", escaped; titles as type="text".
set -eu
folder=$(mktemp -d); trap 'rm -r "$folder"' EXIT; cd "$folder"
npm init -y >/dev/null && npm install --silent rss-parser@3.13.0 >/dev/null 2>&1
node -e "
const xhtml = words => '<div xmlns=\"http://www.w3.org/1999/xhtml\">' + words + '</div>';
const feed = '<feed xmlns=\"http://www.w3.org/2005/Atom\"><id>urn:x:f</id><title>F</title><updated>2026-11-20T08:00:00Z</updated><author><name>A</name></author>' +
  '<entry><id>urn:x:1</id><title type=\"xhtml\">' + xhtml('A <b>bold</b> title') + '</title><updated>2026-11-20T08:00:00Z</updated><link href=\"https://h.example/1\"/>' +
  '<content type=\"xhtml\">' + xhtml('<p>One <em>two</em> three</p>') + '</content></entry></feed>';
new (require('rss-parser'))().parseString(feed).then(({ items: [item] }) => {
  console.log(item.content, '| title is a', typeof item.title);
  process.exit(item.content.includes('<p>One  three<em>two</em></p>') && typeof item.title === 'object' ? 0 : 1);
});"
