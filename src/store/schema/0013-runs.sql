-- Numbers in runs, eight bytes each with the highest first, because a row for each costs a hundred times as much. A run has what
-- comes from its `first` on, up to the next run's; the first run what is below, too.
create table trace_runs (
    first integer primary key,
    keys  blob not null   -- some hundreds of traces in order
) strict;
insert into trace_runs (first, keys)
    select case run when 0 then -9223372036854775807 - 1 else min(trace) end, packed(trace)
    from (select trace, (row_number() over (order by trace) - 1) / 300 as run from traces)
    group by run;
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
    select feed, case run when 0 then -9223372036854775807 - 1 else min(hash) end, packed(hash, first_title, second_title, titles)
    from (select *, (row_number() over (partition by feed order by hash) - 1) / 80 as run from blocks)
    group by feed, run;

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
