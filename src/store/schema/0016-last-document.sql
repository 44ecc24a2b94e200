-- What the times of a feed's newest items say of how often it publishes: of how many, the oldest of them, and from when on its
-- silence is remarkable. Null until the next good answer; a 304 then leaves it as it is.
alter table feeds add column rhythm_items integer;
alter table feeds add column rhythm_oldest integer;
alter table feeds add column silent_from integer;
-- The hash of the last document that was read whole: servers that know no validators send the same again and again.
alter table feeds add column document_hash integer;

drop view polled_feeds;
-- A feed with all that polling knows of it, in the order that store/feeds/feeds.cpp reads.
create view polled_feeds as
    select id, partner, slug, title, address, language, etag, last_modified, next_poll, last_poll, last_success, failures, problem,
           time_to_live, skip_hours, skip_days, moving_to, moves_seen, former_address, gone_seen, stopped, failing_since, told,
           proposal, waits_for, rhythm_items, rhythm_oldest, silent_from, document_hash
    from feeds;
