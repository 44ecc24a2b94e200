-- How a server deals with conditional requests: when the first 304 after the last document came, how many documents that came without validators were the same as before,
-- whether the last conditional request failed, and how often in a row, since when, only those fail.
alter table feeds add column not_modified_since integer;
alter table feeds add column documents_confirmed integer not null default 0;
alter table feeds add column conditions_suspected integer not null default 0;
alter table feeds add column conditions_refused_times integer not null default 0;
alter table feeds add column conditions_refused integer;
-- When an editor stopped following the feed. Its items and stories stay, so the row does.
alter table feeds add column removed integer;

drop view polled_feeds;
-- A feed that is followed, with all that polling knows of it, in the order that store/feeds/feeds.cpp reads.
create view polled_feeds as
    select id, partner, slug, title, address, language, etag, last_modified, next_poll, last_poll, last_success, failures, problem,
           time_to_live, skip_hours, skip_days, moving_to, moves_seen, former_address, gone_seen, stopped, failing_since, told,
           proposal, waits_for, rhythm_items, rhythm_oldest, silent_from, document_hash, not_modified_since, documents_confirmed,
           conditions_suspected, conditions_refused_times, conditions_refused
    from feeds where removed is null;
