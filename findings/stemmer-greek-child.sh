#!/bin/sh
# libstemmer (Snowball) 2.2.0 (Debian 12: libstemmer-tools 2.2.0-2), seen 2026-11-30.
#
# The Greek stemmer does not keep the forms of one noun together, and it can leave nothing of a word: παιδί "child" and παιδιού become παιδ,
# the plurals παιδιά and παιδιών become πα; ίδια and ίδιο "same" become the empty string.
#
# What follows: a matcher on stems must not take the empty stem for a word (every such word would equal every other), and a phrase with
# "child" has to name its plural forms, or a text about children has no tag.
set -eu
folder=$(mktemp -d); trap 'rm -r "$folder"' EXIT; cd "$folder"
apt-get download -q libstemmer-tools=2.2.0-2 libstemmer0d=2.2.0-2 >/dev/null 2>&1
for package in *.deb; do dpkg -x "$package" root; done
seen=$(printf '%s\n' παιδί παιδιού παιδιά παιδιών ίδια ίδιο |
  LD_LIBRARY_PATH=$(dirname "$(find root -name 'libstemmer.so.*' | head -1)") root/usr/bin/stemwords -l greek | tr '\n' ' ')
echo "παιδί παιδιού παιδιά παιδιών ίδια ίδιο -> [$seen]"
[ "$seen" = "παιδ παιδ πα πα   " ]
