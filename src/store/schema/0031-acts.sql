-- What people and rules did: the audit log, to which rows are only added. `changes` is JSON, [[field, before, after], …]; no row holds a
-- reader's address.
create table acts (
    id      integer primary key,
    at      integer not null,
    by      text not null,
    subject text not null,   -- story, issue, feed, partner, subscriber, editor or settings
    number  integer not null,   -- the row of the subject; 0 for the settings
    what    text not null,
    why     text not null,
    changes text not null,
    undoes  integer references acts,
    part_of integer references acts
) strict;
create index acts_by_subject on acts (subject, number);
create index acts_by_undone on acts (undoes) where undoes is not null;
create index acts_by_whole on acts (part_of) where part_of is not null;

insert into acts (at, by, subject, number, what, why, changes)
    select at, by, subject, number, what, why, changes from (
        select at, by, 'story' as subject, story as number, case when before = after then 'noted' else after end as what,
               reason as why,
               case when before = after then '[]' else json_array(json_array('curation', before, after)) end as changes, id
        from decisions
        union all
        select at, by, 'issue', issue, what, note, '[]', id from issue_events)
    order by at, subject, id;
drop table decisions;
drop table issue_events;

create trigger acts_stay_as_they_are before update on acts begin
    select raise(abort, 'the audit log is append-only');
end;
create trigger acts_stay before delete on acts begin
    select raise(abort, 'the audit log is append-only');
end;

-- What editors say of a story beside its partner's words, by field: our title in a language, a date until which it is set aside … The
-- names and values of the fields are those of curate/story_field.h.
create table story_fields (
    story integer not null references stories,
    field text not null,
    value text not null,
    primary key (story, field)
) strict, without rowid;
create index story_fields_of_queue on story_fields (field, value) where field in ('assignee', 'aside', 'embargo');
