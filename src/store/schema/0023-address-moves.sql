-- Moves of a subscription to another address: what its reader had before, for the link in the mail to the former address. `id` is that of
-- the change of address which was carried out, so that no move ever has the id of another.
create table address_moves (
    id            integer primary key,
    subscriber    integer not null references subscribers on delete cascade,
    email         text not null,   -- the former address
    name          text not null,
    language      text not null,
    consent       text not null,
    moved_before  integer,         -- subscribers.moved_at as it was
    moved_at      integer not null,
    undone_at     integer
) strict;
create index address_moves_by_subscriber on address_moves (subscriber);
create index address_moves_by_time on address_moves (moved_at);

create table moved_subscriptions (
    move            integer not null references address_moves on delete cascade,
    digest          integer not null references digests,
    topics          text not null,
    languages       text not null,
    fold            integer not null,
    neutral_subject integer not null,
    primary key (move, digest)
) strict, without rowid;

-- When the subscription came to its address from another one: what is older is not shown to its reader.
alter table subscribers add column moved_at integer;
