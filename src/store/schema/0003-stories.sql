-- Which stored items may carry the text, the title or the names of a new one: hashes that dedupe makes. About 30
-- rows an item, so no reference to it: a row whose item is gone finds nothing.
create table traces (
    hash integer not null,
    item integer not null,
    primary key (hash, item)
) strict, without rowid;

-- Blocks of text at the edge of a feed's items, and under how many different titles (up to 3) they stood: what
-- stands under many is the feed's own and says nothing of an item.
create table blocks (
    feed         integer not null references feeds on delete cascade,
    hash         integer not null,
    titles       integer not null,
    first_title  integer not null,
    second_title integer not null,
    primary key (feed, hash)
) strict, without rowid;

-- Guids and links that an item had before its publisher changed them: by these it is known again, too.
create table former_keys (
    feed integer not null references feeds on delete cascade,
    kind text not null check (kind in ('guid', 'link')),
    key  text not null,
    item integer not null references items on delete cascade,
    primary key (feed, kind, key, item)
) strict, without rowid;
create index former_keys_by_item on former_keys (item);

alter table items add column points_at text not null default '';
create index items_by_pointer on items (points_at) where points_at <> '';

-- A cluster has the number of its oldest story. A story that was merged into another has no items left.
alter table stories add column cluster integer references stories;
alter table stories add column merged_into integer references stories;
create index stories_by_cluster on stories (cluster) where cluster is not null;
create index stories_by_merger on stories (merged_into) where merged_into is not null;
create index stories_not_merged on stories (curation) where merged_into is null;

-- Why two stories are shown together though they are not the same.
create table relations (
    story integer not null references stories,
    other integer not null references stories,
    why   text not null,
    primary key (story, other)
) strict, without rowid;
create index relations_by_other on relations (other);

-- Stories that an editor has split: no rule makes one of them again. Each pair stands here both ways.
create table kept_apart (
    story integer not null references stories,
    other integer not null references stories,
    primary key (story, other)
) strict, without rowid;
create index kept_apart_by_other on kept_apart (other);
