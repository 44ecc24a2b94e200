#!/bin/sh
# feedparser 2.2.10 (npm, node-feedparser), seen 2026-11-30.
#
# An Atom title of type="text" is plain text (RFC 4287, 3.1.1.1), yet what looks like a tag in it is cut: "Age < 12 & up: <b>rules</b>", escaped as
# XML wants it, becomes "Age rules". The first "<" and all up to the next ">" are lost with the words between them.
#
# What follows: a title that speaks of "<" loses words in readers built on it, whatever type it is published with; the hub's entry page keeps them.
set -eu
folder=$(mktemp -d); trap 'rm -r "$folder"' EXIT; cd "$folder"
npm init -y >/dev/null && npm install --silent feedparser@2.2.10 >/dev/null 2>&1
node -e "
const parser = new (require('feedparser'))({ addmeta: false });
parser.on('readable', () => { for (let item; (item = parser.read());) { console.log(item.title); process.exitCode = item.title === 'Age rules' ? 0 : 1; } });
parser.end('<feed xmlns=\"http://www.w3.org/2005/Atom\"><id>urn:x:f</id><title>F</title><updated>2026-11-20T08:00:00Z</updated><author><name>A</name></author>' +
  '<entry><id>urn:x:1</id><title type=\"text\">Age &lt; 12 &amp; up: &lt;b&gt;rules&lt;/b&gt;</title><updated>2026-11-20T08:00:00Z</updated>' +
  '<link href=\"https://h.example/1\"/></entry></feed>');"
