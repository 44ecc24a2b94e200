-- Links name subscribers by id for years, and rows that nobody confirmed are deleted: an id is spent once. How many rows a hub
-- has deleted so far nobody knows, so one that has run goes on far above them.
insert into facts (name, value)
    select 'last subscriber', cast(coalesce((select max(id) from subscribers), 0) + 1000000 as text)
    where exists (select 1 from digests);

-- What somebody who has left asks for anew, by a form that anybody can fill in: nothing of it counts until they confirm.
create table wishes (
    subscriber      integer primary key references subscribers on delete cascade,
    name            text not null,
    language        text not null,
    topics          text not null,
    languages       text not null,
    fold            integer not null,
    neutral_subject integer not null
) strict;
create table wished_digests (
    subscriber integer not null references wishes on delete cascade,
    digest     integer not null references digests,
    primary key (subscriber, digest)
) strict, without rowid;
insert into wishes
    select s.id, s.name, s.language, c.topics, c.languages, c.fold, c.neutral_subject
    from subscribers s join subscriptions c on c.subscriber = s.id where s.state = 'unsubscribed' group by s.id;
insert into wished_digests
    select c.subscriber, c.digest from subscriptions c join wishes w on w.subscriber = c.subscriber;
delete from subscriptions where subscriber in (select subscriber from wishes);

-- An operator may lift what keeps an address from getting mail.
create table newer_consents (
    id         integer primary key,
    subscriber integer not null references subscribers on delete cascade,
    at         integer not null,
    act        text not null check (act in
                   ('asked', 'confirmed', 'added', 'changed', 'moved', 'left', 'returned', 'suppressed', 'unsuppressed')),
    source     text not null,
    language   text not null,
    version    text references consent_texts
) strict;
insert into newer_consents select id, subscriber, at, act, source, language, version from consents;
drop table consents;
alter table newer_consents rename to consents;
create index consents_by_subscriber on consents (subscriber);
