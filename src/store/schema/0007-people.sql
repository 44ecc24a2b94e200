-- What must be known of a person beyond being subscribed. `asked_at` is the last sign-up, `left_at` when they unsubscribed from
-- everything. An erased person keeps a row without address, name and language, so that the ledger's sums stay true.
alter table subscribers add column asked_at integer;
alter table subscribers add column confirmed_at integer;
alter table subscribers add column left_at integer;
alter table subscribers add column erased_at integer;
update subscribers set asked_at = since where state = 'pending';
update subscribers set confirmed_at = since where state <> 'pending';
update subscribers set left_at = unixepoch() where state = 'unsubscribed';
create index subscribers_unconfirmed on subscribers (asked_at) where state = 'pending';
create index subscribers_who_left on subscribers (left_at) where left_at is not null and erased_at is null;
create index subscribers_not_erased on subscribers (id) where erased_at is null;

-- What a person who left had subscribed to, for the way back.
create table former_subscriptions (
    subscriber      integer not null references subscribers on delete cascade,
    digest          integer not null references digests,
    topics          text not null,
    languages       text not null,
    fold            integer not null,
    neutral_subject integer not null,
    left_at         integer not null,
    primary key (subscriber, digest)
) strict, without rowid;
create index former_subscriptions_by_time on former_subscriptions (left_at);

-- Addresses that were erased and must not come back by a list: a keyed hash tells one again, and gives none away.
create table erased_addresses (
    hash text primary key,
    why  text not null check (why in ('left', 'suppressed')),
    at   integer not null
) strict, without rowid;

-- How many confirmation mails an unconfirmed address (a keyed hash) was sent, ever: it outlives the sign-up.
create table confirmation_mails (
    hash  text primary key,
    mails integer not null,
    last  integer not null
) strict, without rowid;
create index confirmation_mails_by_time on confirmation_mails (last);

-- The words that a person agreed to, by the hash that names this version of them.
create table consent_texts (
    version  text primary key,
    language text not null,
    text     text not null
) strict, without rowid;

-- What a person did, or was done to their subscription: the proof of their consent.
create table consents (
    id         integer primary key,
    subscriber integer not null references subscribers on delete cascade,
    at         integer not null,
    act        text not null check (act in ('asked', 'confirmed', 'added', 'changed', 'moved', 'left', 'returned', 'suppressed')),
    source     text not null,
    language   text not null,
    version    text references consent_texts
) strict;
create index consents_by_subscriber on consents (subscriber);

-- A new address that waits for its owner's word.
create table address_changes (
    id         integer primary key,
    subscriber integer not null unique references subscribers on delete cascade,
    email      text not null,
    asked_at   integer not null
) strict;
create index address_changes_by_time on address_changes (asked_at);

-- Mails to one person about their subscription; they are written when they go. `due` is null unless one waits to be sent, as in `sends`.
create table notices (
    id         integer primary key,
    subscriber integer not null references subscribers on delete cascade,
    kind       text not null check (kind in ('confirm', 'welcome', 'preferences', 'goodbye', 'confirm_address', 'address_changed')),
    email      text not null,
    about      integer,   -- the digest that was left, or the change of address
    state      text not null check (state in ('queued', 'sending', 'sent', 'failed', 'expired', 'cancelled')),
    made_at    integer not null,
    due        integer,
    lease      text,
    attempts   integer not null default 0,
    answer     text not null default '',
    settled_at integer
) strict;
create index notices_due on notices (due) where due is not null;
create index notices_leased on notices (lease) where lease is not null;
create index notices_by_subscriber on notices (subscriber, kind, made_at);
create index notices_settled on notices (settled_at) where settled_at is not null;
