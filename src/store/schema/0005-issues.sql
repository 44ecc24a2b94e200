-- What a reader wants of a digest. Lists are sorted words with spaces between; an empty one wants everything.
alter table subscriptions add column topics text not null default '';
alter table subscriptions add column languages text not null default '';
alter table subscriptions add column fold integer not null default 0;
alter table subscriptions add column neutral_subject integer not null default 0;

-- When a digest was first heard of: what was approved long before is no news to its readers.
alter table digests add column since integer not null default 0;

-- `intro` is the editors' own, null where the digest's stands. `approved_at` and `requested_by` are of the approval in force.
-- `nothing_new` counts readers for whom nothing in the issue was new or wanted.
alter table issues add column intro text;
alter table issues add column requested_by text not null default '';
alter table issues add column approved_at integer;
alter table issues add column nothing_new integer not null default 0;

-- What editors did to an issue's selection; what they said nothing of follows the rules.
create table issue_edits (
    issue   integer not null references issues,
    story   integer not null references stories,
    dropped integer not null default 0,
    pinned  integer not null default 0,
    place   integer check (place > 0),
    primary key (issue, story)
) strict, without rowid;

-- Who did what to which issue: the audit log.
create table issue_events (
    id    integer primary key,
    issue integer not null references issues,
    at    integer not null,
    by    text not null,
    what  text not null,
    note  text not null
) strict;
create index issue_events_by_issue on issue_events (issue);

-- An issue's mail for all who share a language and a selection, frozen when the issue is sealed: a resend has the same bytes.
create table numbered_letters (
    issue       integer not null references issues,
    number      integer not null,
    language    text not null,
    from_name   text not null,
    from_email  text not null,
    reply_to    text not null,
    list_id     text not null,
    list_name   text not null,
    unsubscribe text not null,   -- the address to write to, with the slot where the recipient's token goes
    pages       text not null,   -- where readers' pages are, ending in a slash; empty: there are none
    subject     text not null,
    html        text not null,
    text        text not null,
    primary key (issue, number)
) strict;
insert into numbered_letters
    select issue, row_number() over (partition by issue order by language), language, from_name, from_email, reply_to, list_id,
           list_name, unsubscribe, '', subject, html, text
    from letters;
drop table letters;
alter table numbered_letters rename to letters;

-- Which stories a letter told: with `sends`, who has been told what.
create table letter_stories (
    issue  integer not null references issues,
    letter integer not null,
    story  integer not null references stories,
    primary key (issue, letter, story)
) strict, without rowid;
create index letter_stories_by_story on letter_stories (story);
insert into letter_stories
    select l.issue, l.number, s.story from letters l join issue_stories s on s.issue = l.issue;

alter table sends add column letter integer not null default 1;
update sends set letter = (select l.number from letters l where l.issue = sends.issue and l.language = sends.language)
    where exists (select 1 from letters l where l.issue = sends.issue and l.language = sends.language);
alter table sends drop column language;
