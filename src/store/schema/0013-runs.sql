-- Numbers in runs, eight bytes each with the highest first, because a row for each costs a hundred times as much. A run has what
-- comes from its `first` on, up to the next run's; the first run what is below, too.
create table trace_runs (
    first integer primary key,
    keys  blob not null   -- some hundreds of traces in order
) strict;
insert into trace_runs (first, keys)
    select case when place = 0 then -9223372036854775807 - 1 else first end,
           (select cast(group_concat(substr(b, (trace >> 56 & 255) + 1, 1) || substr(b, (trace >> 48 & 255) + 1, 1) || substr(b, (trace >> 40 & 255) + 1, 1) || substr(b, (trace >> 32 & 255) + 1, 1) || substr(b, (trace >> 24 & 255) + 1, 1) || substr(b, (trace >> 16 & 255) + 1, 1) || substr(b, (trace >> 8 & 255) + 1, 1) || substr(b, (trace & 255) + 1, 1), '') as blob)
            from traces, (select x'000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f202122232425262728292a2b2c2d2e2f303132333435363738393a3b3c3d3e3f404142434445464748494a4b4c4d4e4f505152535455565758595a5b5c5d5e5f606162636465666768696a6b6c6d6e6f707172737475767778797a7b7c7d7e7f808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9fa0a1a2a3a4a5a6a7a8a9aaabacadaeafb0b1b2b3b4b5b6b7b8b9babbbcbdbebfc0c1c2c3c4c5c6c7c8c9cacbcccdcecfd0d1d2d3d4d5d6d7d8d9dadbdcdddedfe0e1e2e3e4e5e6e7e8e9eaebecedeeeff0f1f2f3f4f5f6f7f8f9fafbfcfdfeff' as b)
            where trace between first and last)
    from (select trace as first, place, coalesce(lead(trace) over (order by trace) - 1, 9223372036854775807) as last
          from (select trace, row_number() over (order by trace) - 1 as place from traces) where place % 300 = 0);
drop table traces;

-- Of a feed's blocks, in the order of their hashes: hash, first title, second title, number of titles (up to three).
create table block_runs (
    id     integer primary key,
    feed   integer not null references feeds on delete cascade,
    first  integer not null,
    blocks blob not null,
    unique (feed, first)
) strict;
insert into block_runs (feed, first, blocks)
    select feed, case when place = 0 then -9223372036854775807 - 1 else first end,
           (select cast(group_concat(
                substr(b, (hash >> 56 & 255) + 1, 1) || substr(b, (hash >> 48 & 255) + 1, 1) || substr(b, (hash >> 40 & 255) + 1, 1) || substr(b, (hash >> 32 & 255) + 1, 1) || substr(b, (hash >> 24 & 255) + 1, 1) || substr(b, (hash >> 16 & 255) + 1, 1) || substr(b, (hash >> 8 & 255) + 1, 1) || substr(b, (hash & 255) + 1, 1) ||
                substr(b, (first_title >> 56 & 255) + 1, 1) || substr(b, (first_title >> 48 & 255) + 1, 1) || substr(b, (first_title >> 40 & 255) + 1, 1) || substr(b, (first_title >> 32 & 255) + 1, 1) || substr(b, (first_title >> 24 & 255) + 1, 1) || substr(b, (first_title >> 16 & 255) + 1, 1) || substr(b, (first_title >> 8 & 255) + 1, 1) || substr(b, (first_title & 255) + 1, 1) ||
                substr(b, (second_title >> 56 & 255) + 1, 1) || substr(b, (second_title >> 48 & 255) + 1, 1) || substr(b, (second_title >> 40 & 255) + 1, 1) || substr(b, (second_title >> 32 & 255) + 1, 1) || substr(b, (second_title >> 24 & 255) + 1, 1) || substr(b, (second_title >> 16 & 255) + 1, 1) || substr(b, (second_title >> 8 & 255) + 1, 1) || substr(b, (second_title & 255) + 1, 1) ||
                substr(b, (titles >> 56 & 255) + 1, 1) || substr(b, (titles >> 48 & 255) + 1, 1) || substr(b, (titles >> 40 & 255) + 1, 1) || substr(b, (titles >> 32 & 255) + 1, 1) || substr(b, (titles >> 24 & 255) + 1, 1) || substr(b, (titles >> 16 & 255) + 1, 1) || substr(b, (titles >> 8 & 255) + 1, 1) || substr(b, (titles & 255) + 1, 1), '') as blob)
            from blocks o, (select x'000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f202122232425262728292a2b2c2d2e2f303132333435363738393a3b3c3d3e3f404142434445464748494a4b4c4d4e4f505152535455565758595a5b5c5d5e5f606162636465666768696a6b6c6d6e6f707172737475767778797a7b7c7d7e7f808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9fa0a1a2a3a4a5a6a7a8a9aaabacadaeafb0b1b2b3b4b5b6b7b8b9babbbcbdbebfc0c1c2c3c4c5c6c7c8c9cacbcccdcecfd0d1d2d3d4d5d6d7d8d9dadbdcdddedfe0e1e2e3e4e5e6e7e8e9eaebecedeeeff0f1f2f3f4f5f6f7f8f9fafbfcfdfeff' as b)
            where o.feed = f.feed and hash between first and last)
    from (select feed, hash as first, place, coalesce(lead(hash) over (partition by feed order by hash) - 1, 9223372036854775807) as last
          from (select feed, hash, row_number() over (partition by feed order by hash) - 1 as place from blocks) where place % 80 = 0) f;

-- What a feed says under three titles or more.
create table common_blocks (
    feed integer not null references feeds on delete cascade,
    hash integer not null,
    primary key (feed, hash)
) strict, without rowid;
insert into common_blocks (feed, hash) select feed, hash from blocks where titles = 3;
drop table blocks;

-- Counting reads stories_by_curation.
drop index stories_not_merged;
