-- What the polls so far have shown of a feed. `time_to_live` is in minutes; `skip_hours` has a bit for each hour of the day in UTC,
-- `skip_days` one for each day of the week from Sunday.
alter table feeds add column time_to_live integer;
alter table feeds add column skip_hours integer not null default 0;
alter table feeds add column skip_days integer not null default 0;
-- A permanent redirect that is being watched, and how often it was seen.
alter table feeds add column moving_to text;
alter table feeds add column moves_seen integer not null default 0;
-- The address before the last move, for the way back; a list that still names it means this feed.
alter table feeds add column former_address text;
alter table feeds add column gone_seen integer not null default 0;
-- When we gave the feed up: it is not polled any more.
alter table feeds add column stopped integer;
alter table feeds add column failing_since integer;
-- What a person was told and has not been taken back since: nothing is told twice.
alter table feeds add column told text not null default '' check (told in ('', 'failing', 'gone', 'silent'));
-- The one feed that the page at this address advertises instead of itself.
alter table feeds add column proposal text;
-- Why the feed is not asked although nothing is wrong with it: its host asked for patience.
alter table feeds add column waits_for text not null default '';
create index feeds_by_former_address on feeds (former_address) where former_address is not null;

-- A feed with all that polling knows of it, in the order that store/feeds/feeds.cpp reads.
create view polled_feeds as
    select id, partner, slug, title, address, language, etag, last_modified, next_poll, last_poll, last_success, failures, problem,
           time_to_live, skip_hours, skip_days, moving_to, moves_seen, former_address, gone_seen, stopped, failing_since, told,
           proposal, waits_for
    from feeds;
