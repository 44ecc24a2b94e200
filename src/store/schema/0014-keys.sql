-- By which keys items are known, and stories by their entry ids: traces as those of trace_runs. An index of texts would be written at
-- random places, five times for each item.
create table key_runs (
    first integer primary key,
    keys  blob not null   -- some hundreds of traces in order
) strict;
insert into key_runs (first, keys)
    select case run when 0 then -9223372036854775807 - 1 else min(trace) end, packed(trace)
    from (select trace, (row_number() over (order by trace) - 1) / 300 as run
          from (select filed_key('guid', guid_key, id) as trace from items where guid_key <> ''
                union select filed_key('link', url_key, id) from items where url_key <> ''
                union select filed_key('title', title_key, id) from items where title_key <> ''
                union select filed_key('text', text_hash, id) from items where text_hash <> ''
                union select filed_key('pointer', points_at, id) from items where points_at <> ''
                union select filed_key(kind, key, item) from former_keys
                union select filed_key('entry id', entry_id, id) from stories where entry_id is not null))
    group by run;
drop index items_by_guid;
drop index items_by_url;
drop index items_by_title;
drop index items_by_text;
drop index items_by_pointer;

-- The same stories without the indexes that `unique` makes and that of their leads, who know their stories.
drop view told_stories;
create table leaner_stories (
    id          integer primary key,
    curation    text not null check (curation in ('pending', 'approved', 'held', 'rejected', 'withdrawn')),
    entry_id    text,      -- no two stories share one, by key_runs
    lead        integer references items deferrable initially deferred,
    first_seen  integer not null,
    approved_at integer,
    updated     integer,
    cluster     integer references stories,
    merged_into integer references stories,
    gone_at     integer    -- when one left for good that readers may have seen: withdrawn, or merged. The hub's feeds say so
) strict;
insert into leaner_stories select id, curation, entry_id, lead, first_seen, approved_at, updated, cluster, merged_into, gone_at from stories;
drop table stories;
alter table leaner_stories rename to stories;
create index stories_by_curation on stories (curation, first_seen);
create index stories_by_approval on stories (approved_at) where curation = 'approved';
create unique index stories_by_update on stories (updated) where updated is not null;
create index stories_published on stories (updated) where curation = 'approved';
create index stories_by_cluster on stories (cluster) where cluster is not null;
create index stories_by_merger on stories (merged_into) where merged_into is not null;
create index stories_gone on stories (gone_at) where gone_at is not null;
create view told_stories as
    select s.id, s.curation, s.entry_id, s.lead, s.first_seen, s.approved_at, s.updated,
           f.id as feed, f.title as feed_title, f.address as feed_address,
           p.id as partner, p.slug as partner_slug, p.name as partner_name, p.home_page, p.country, p.licence, p.excerpt_limit, p.trust,
           i.guid, i.guid_is_permalink, i.url, i.external_url, i.image, i.comments, i.title, i.summary, i.content, i.language,
           i.rights, i.published, i.modified, i.authors, i.categories, i.attachments, i.source
    from stories s join items i on i.id = s.lead join feeds f on f.id = i.feed join partners p on p.id = f.partner;
