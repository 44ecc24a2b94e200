-- `pragma integrity_check` of SQLite 3.40 reports NULLs in a table without rowid whose primary key does not come first, in its order.
create table ordered_archive_entries (
    story   integer not null references stories,
    updated integer not null,
    page    integer not null,
    primary key (story, updated)
) strict, without rowid;
insert into ordered_archive_entries (story, updated, page) select story, updated, page from archive_entries;
drop table archive_entries;
alter table ordered_archive_entries rename to archive_entries;
create index archive_entries_by_page on archive_entries (page, updated);
