-- When a story that readers may have seen left for good: withdrawn, or merged into another. The hub's feeds say so.
alter table stories add column gone_at integer;
create index stories_gone on stories (gone_at) where gone_at is not null;

-- Publishing asks for the feed and language of every item of a story; the texts between them are long.
drop index items_by_story;
create index items_by_story on items (story, feed, language);

-- Which archive page (RFC 5005) holds a story as it was told at `updated`. A row is never changed, so a page never is.
create table archive_entries (
    page    integer not null,
    story   integer not null references stories,
    updated integer not null,
    primary key (story, updated)
) strict, without rowid;
create index archive_entries_by_page on archive_entries (page, updated);

-- The files we wrote into the public folder: out of what (a hash), and how they looked afterwards. `changed` is the
-- file's time in nanoseconds. What is not here is a stranger's and never touched.
create table public_files (
    name    text primary key,
    inputs  text not null,
    size    integer not null,
    changed integer not null
) strict, without rowid;

-- Files of ours that will not come back: the web server answers 410.
create table gone_files (
    name text primary key,
    at   integer not null
) strict, without rowid;

-- Stories that readers of a digest got and that were withdrawn afterwards. The next issue tells them.
create table errata (
    digest  integer not null references digests,
    story   integer not null references stories,
    issue   integer not null references issues,   -- the newest that had it
    at      integer not null,
    told_in integer references issues,
    primary key (digest, story)
) strict, without rowid;
create index errata_untold on errata (digest, at) where told_in is null;
