#!/bin/sh
# SQLite 3.40.1 (Debian 12: sqlite3 3.40.1-2+deb12u2), seen 2026-11-30.
#
# `pragma integrity_check` reports "NULL value in t.page" for every row of a WITHOUT ROWID table whose first declared column is NOT NULL and
# no part of the primary key, though no value is NULL and the same rows under another column order pass. In such a table the key's columns are
# stored first; the check seems to look for the column at its declared place. The data are sound: counting NULLs finds none.
#
# What follows: a WITHOUT ROWID table declares the columns of its primary key first, in the key's order. Otherwise an operator who checks a
# healthy database on Debian 12 is told that it is damaged.
set -eu
folder=$(mktemp -d); trap 'rm -r "$folder"' EXIT; cd "$folder"
apt-get download -q sqlite3=3.40.1-2+deb12u2 libsqlite3-0=3.40.1-2+deb12u2 >/dev/null 2>&1
for package in *.deb; do dpkg -x "$package" root; done
sqlite() { LD_LIBRARY_PATH=$(dirname "$(find root -name libsqlite3.so.0)") root/usr/bin/sqlite3 "$@"; }

rows="with recursive n(i) as (select 1 union all select i + 1 from n where i < 60)"
check() {
  sqlite :memory: "create table t ($1, primary key (story, updated)) without rowid;
    $rows insert into t (page, story, updated) select 1, i, 1700000000 + i from n;
    select count(*) from t where page is null or story is null or updated is null; pragma integrity_check;" | sort -u | tr '\n' '|'
}
late=$(check "page integer not null, story integer not null, updated integer not null")
early=$(check "story integer not null, updated integer not null, page integer not null")
echo "key declared last:  $late"
echo "key declared first: $early"
[ "$late" = "0|NULL value in t.page|" ] && [ "$early" = "0|ok|" ]
