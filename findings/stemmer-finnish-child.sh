#!/bin/sh
# libstemmer (Snowball) 2.2.0 (Debian 12: libstemmer-tools 2.2.0-2), seen 2026-11-30.
#
# The Finnish stemmer gives lapsi "child" the stem of Lappi "Lapland" (lap), and each of its other everyday forms a stem of its own: lapsen and
# lapset laps, lasten last, lasta las. So the nominative matches a region in the north and none of its own inflections.
#
# What follows: words whose consonants change by declension are listed form by form, and compared as they are written, not by their stems.
set -eu
folder=$(mktemp -d); trap 'rm -r "$folder"' EXIT; cd "$folder"
apt-get download -q libstemmer-tools=2.2.0-2 libstemmer0d=2.2.0-2 >/dev/null 2>&1
for package in *.deb; do dpkg -x "$package" root; done
seen=$(printf '%s\n' lapsi lappi lapsen lapset lasten lasta |
  LD_LIBRARY_PATH=$(dirname "$(find root -name 'libstemmer.so.*' | head -1)") root/usr/bin/stemwords -l finnish | tr '\n' ' ')
echo "lapsi lappi lapsen lapset lasten lasta -> [$seen]"
[ "$seen" = "lap lap laps laps last las " ]
