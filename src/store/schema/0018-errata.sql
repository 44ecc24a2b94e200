-- Which withdrawn stories a letter puts right: with `sends`, who has been told of which withdrawal.
create table letter_errata (
    issue  integer not null references issues,
    letter integer not null,
    story  integer not null references stories,
    primary key (issue, letter, story)
) strict, without rowid;
create index letter_errata_by_story on letter_errata (story);
insert into letter_errata
    select distinct e.told_in, l.number, e.story from errata e join letters l on l.issue = e.told_in;

-- Stories that were withdrawn: whoever has had one is owed a correction. `quiet`: it is told without the title. `settled`: nobody who may get
-- mail is owed one any more, so that no run looks through the sends for them.
create table withdrawn_stories (
    story   integer primary key references stories,
    at      integer not null,
    quiet   integer not null default 0,
    settled integer not null default 0
) strict;
insert into withdrawn_stories (story, at)
    select story, min(at) from errata where told_in is null group by story;
drop table errata;
alter table withdrawn_stories rename to errata;
create index errata_open on errata (at) where settled = 0;

-- A mail of the send may have gone although it is not `sent`: the answer to it never came. Of mails that waited before this step, nobody
-- knows, so it is assumed.
alter table sends add column in_doubt integer not null default 0;
update sends set in_doubt = 1 where state in ('sending', 'deferred', 'held');

-- What a letter needs to be composed anew. Of letters before this step it is not known whether they fold or have a neutral subject: the
-- more discreet is assumed.
alter table letters add column folds integer not null default 1;
alter table letters add column neutral integer not null default 1;

-- Letters that waiting sends are not to have any more, and which they get instead; null: nothing is left to tell. It holds for a send whose
-- mail cannot have gone.
create table replaced_letters (
    issue  integer not null references issues,
    letter integer not null,
    by     integer,
    primary key (issue, letter)
) strict, without rowid;

-- Sends with all that their message takes, and why one may not go after all: 'suppressed', 'cancelled', 'emptied', or nothing.
drop view sends_to_make;
create view sends_to_make as
    select s.id, s.issue, u.email, u.name, coalesce(r.by, s.letter) as letter, s.token, s.attempts, i.sealed_at, i.doubt, s.subscriber,
           i.digest,
           case when i.state = 'cancelled' then 'cancelled'
                when u.state <> 'confirmed' or exists (select 1 from suppressions x where x.email = u.email)
                     or not exists (select 1 from subscriptions c where c.digest = i.digest and c.subscriber = u.id) then 'suppressed'
                when r.letter is not null and r.by is null then 'emptied'
                else '' end as hindrance,
           s.due, s.crashes
    from sends s join subscribers u on u.id = s.subscriber join issues i on i.id = s.issue
        left join replaced_letters r on r.issue = s.issue and r.letter = s.letter
            and s.state in ('queued', 'deferred', 'held') and s.in_doubt = 0 and s.crashes = 0;
