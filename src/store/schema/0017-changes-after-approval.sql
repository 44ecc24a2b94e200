-- What a trusted partner may change of an approved story without an editor.
alter table partners add column passing_changes text not null default 'small' check (passing_changes in ('nothing', 'small', 'all'));

-- The lead item of each story, in the columns of approved_versions.
create view leads as
    select s.id as story, i.id as item, i.feed, i.guid, i.guid_is_permalink, i.url, i.external_url, i.image, i.comments, i.title,
           i.summary, i.content, i.language, i.rights, i.published, i.modified, i.authors, i.categories, i.attachments, i.source
    from stories s join items i on i.id = s.lead;

-- The lead of a published story as it was approved, kept once the lead is changed or another item leads: readers see this until
-- the change is accepted, passes by itself or is taken back by the partner.
create table approved_versions (
    story             integer primary key references stories,
    item              integer not null references items,
    feed              integer not null references feeds,
    guid              text not null,
    guid_is_permalink integer not null,
    url               text,
    external_url      text,
    image             text,
    comments          text,
    title             text not null,
    summary           text not null,
    content           text not null,
    language          text not null,
    rights            text not null,
    published         integer,
    modified          integer,
    authors           text not null,
    categories        text not null,
    attachments       text not null,
    source            text,
    tags_wait         integer not null   -- item_tags has those of this version, waiting_tags those of the changed lead
) strict;

-- Approved stories with a change that waits for an editor, and when it was seen.
create table waiting_changes (
    story integer primary key references stories,
    at    integer not null
) strict;

-- Changes that an editor has rejected, by a hash of all that readers would see (curate/change.h).
create table rejected_changes (
    story integer not null references stories,
    look  text not null,
    primary key (story, look)
) strict, without rowid;

-- The tags of a changed lead, until the change is accepted.
create table waiting_tags (
    item  integer not null references items on delete cascade,
    tag   text not null,
    score real not null,
    why   text not null,
    primary key (item, tag)
) strict, without rowid;

drop view told_stories;
-- A story as readers see it, with feed and partner: its approved version where one is kept, else its lead item. Of a story that is not
-- published, its lead item, because that is what an approval would publish; of a withdrawn one what its readers had.
create view told_stories as
    select s.id, s.curation, s.entry_id, coalesce(a.item, s.lead) as lead, s.first_seen, s.approved_at, s.updated,
           f.id as feed, f.title as feed_title, f.address as feed_address,
           p.id as partner, p.slug as partner_slug, p.name as partner_name, p.home_page, p.country, p.licence, p.excerpt_limit, p.trust,
           case when a.story is null then i.guid else a.guid end as guid,
           case when a.story is null then i.guid_is_permalink else a.guid_is_permalink end as guid_is_permalink,
           case when a.story is null then i.url else a.url end as url,
           case when a.story is null then i.external_url else a.external_url end as external_url,
           case when a.story is null then i.image else a.image end as image,
           case when a.story is null then i.comments else a.comments end as comments,
           case when a.story is null then i.title else a.title end as title,
           case when a.story is null then i.summary else a.summary end as summary,
           case when a.story is null then i.content else a.content end as content,
           case when a.story is null then i.language else a.language end as language,
           case when a.story is null then i.rights else a.rights end as rights,
           case when a.story is null then i.published else a.published end as published,
           case when a.story is null then i.modified else a.modified end as modified,
           case when a.story is null then i.authors else a.authors end as authors,
           case when a.story is null then i.categories else a.categories end as categories,
           case when a.story is null then i.attachments else a.attachments end as attachments,
           case when a.story is null then i.source else a.source end as source,
           w.at as changed_at, p.passing_changes
    from stories s
        left join approved_versions a on a.story = s.id and s.curation in ('approved', 'withdrawn')
        left join waiting_changes w on w.story = s.id
        join items i on i.id = s.lead
        join feeds f on f.id = coalesce(a.feed, i.feed)
        join partners p on p.id = f.partner;
