CREATE VIEW leads as
    select s.id as story, i.id as item, i.feed, i.guid, i.guid_is_permalink, i.url, i.external_url, i.image, i.comments, i.title,
           i.summary, i.content, i.language, i.rights, i.published, i.modified, i.authors, i.categories, i.attachments, i.source
    from stories s join items i on i.id = s.lead;

CREATE VIEW polled_feeds as
    select id, partner, slug, title, address, language, etag, last_modified, next_poll, last_poll, last_success, failures, problem,
           time_to_live, skip_hours, skip_days, moving_to, moves_seen, former_address, gone_seen, stopped, failing_since, told,
           proposal, waits_for, rhythm_items, rhythm_oldest, silent_from, document_hash, not_modified_since, documents_confirmed,
           conditions_suspected, conditions_refused_times, conditions_refused
    from feeds where removed is null;

CREATE VIEW sends_to_make as
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

CREATE VIEW told_stories as
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

CREATE TRIGGER acts_stay before delete on acts begin
    select raise(abort, 'the audit log is append-only');
end;

CREATE TRIGGER acts_stay_as_they_are before update on acts begin
    select raise(abort, 'the audit log is append-only');
end;

CREATE TRIGGER subscribers_move after update of email on subscribers when new.email <> old.email begin
    update subscribers set address_number = old.address_number + 1 where id = new.id;
end;

CREATE TABLE acts (
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

CREATE TABLE address_changes (
    id         integer primary key,
    subscriber integer not null unique references subscribers on delete cascade,
    email      text not null,
    asked_at   integer not null
) strict;

CREATE TABLE address_moves (
    id            integer primary key,
    subscriber    integer not null references subscribers on delete cascade,
    email         text not null,   -- the former address
    name          text not null,
    language      text not null,
    consent       text not null,
    moved_before  integer,         -- subscribers.moved_at as it was
    moved_at      integer not null,
    undone_at     integer
) strict;

CREATE TABLE approved_versions (
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

CREATE TABLE "archive_entries" (
    story   integer not null references stories,
    updated integer not null,
    page    integer not null,
    primary key (story, updated)
) strict, without rowid;

CREATE TABLE block_runs (
    id     integer primary key,
    feed   integer not null references feeds on delete cascade,
    first  integer not null,
    blocks blob not null,
    unique (feed, first)
) strict;

CREATE TABLE brakes (
    id     integer primary key,
    issue  integer not null references issues,
    domain text not null,   -- in lower case; empty for all of the issue
    at     integer not null,
    why    text not null,
    told   integer not null default 0
) strict;

CREATE TABLE common_blocks (
    feed integer not null references feeds on delete cascade,
    hash integer not null,
    primary key (feed, hash)
) strict, without rowid;

CREATE TABLE confirmation_mails (
    hash  text primary key,
    mails integer not null,
    last  integer not null
) strict, without rowid;

CREATE TABLE consent_texts (
    version  text primary key,
    language text not null,
    text     text not null
) strict, without rowid;

CREATE TABLE "consents" (
    id         integer primary key,
    subscriber integer not null references subscribers on delete cascade,
    at         integer not null,
    act        text not null check (act in
                   ('asked', 'confirmed', 'added', 'changed', 'moved', 'left', 'returned', 'suppressed', 'unsuppressed')),
    source     text not null,
    language   text not null,
    version    text references consent_texts
) strict;

CREATE TABLE digests (
    id       integer primary key,
    slug     text not null unique,
    last_due integer not null
, since integer not null default 0) strict;

CREATE TABLE erased_addresses (
    hash text primary key,
    why  text not null check (why in ('left', 'suppressed')),
    at   integer not null
) strict, without rowid;

CREATE TABLE "errata" (
    story   integer primary key references stories,
    at      integer not null,
    quiet   integer not null default 0,
    settled integer not null default 0
) strict;

CREATE TABLE facts (
    name  text primary key,
    value text not null
) strict, without rowid;

CREATE TABLE feed_tags (
    feed integer not null references feeds on delete cascade,
    tag  text not null,
    primary key (feed, tag)
) strict, without rowid;

CREATE TABLE feeds (
    id            integer primary key,
    partner       integer not null references partners,
    slug          text not null unique,
    title         text not null default '',
    address       text not null unique,
    language      text not null default '',
    etag          text not null default '',
    last_modified text not null default '',
    next_poll     integer not null,
    last_poll     integer,
    last_success  integer,
    failures      integer not null default 0,
    problem       text not null default ''
, time_to_live integer, skip_hours integer not null default 0, skip_days integer not null default 0, moving_to text, moves_seen integer not null default 0, former_address text, gone_seen integer not null default 0, stopped integer, failing_since integer, told text not null default '' check (told in ('', 'failing', 'gone', 'silent')), proposal text, waits_for text not null default '', rhythm_items integer, rhythm_oldest integer, silent_from integer, document_hash integer, not_modified_since integer, documents_confirmed integer not null default 0, conditions_suspected integer not null default 0, conditions_refused_times integer not null default 0, conditions_refused integer, removed integer) strict;

CREATE TABLE former_keys (
    feed integer not null references feeds on delete cascade,
    kind text not null check (kind in ('guid', 'link')),
    key  text not null,
    item integer not null references items on delete cascade,
    primary key (feed, kind, key, item)
) strict, without rowid;

CREATE TABLE former_subscriptions (
    subscriber      integer not null references subscribers on delete cascade,
    digest          integer not null references digests,
    topics          text not null,
    languages       text not null,
    fold            integer not null,
    neutral_subject integer not null,
    left_at         integer not null,
    primary key (subscriber, digest)
) strict, without rowid;

CREATE TABLE gone_files (
    name text primary key,
    at   integer not null
) strict, without rowid;

CREATE TABLE inbox (
    id        integer primary key,
    mail      text not null unique,
    author    text not null,
    about     text not null,
    subject   text not null,
    words     text not null,
    set_aside text not null,
    came_at   integer not null,
    told_at   integer           -- when editors got it in their notice
) strict;

CREATE TABLE intake_rules (
    id         integer primary key,
    partner    integer not null references partners,
    feed       integer references feeds,
    action     text not null check (action in ('approve', 'hold', 'reject', 'tag')),
    tag        text not null,
    titles     text not null,
    categories text not null,
    languages  text not null,
    older_than integer check (older_than > 0)   -- days
) strict;

CREATE TABLE issue_edits (
    issue   integer not null references issues,
    story   integer not null references stories,
    dropped integer not null default 0,
    pinned  integer not null default 0,
    place   integer check (place > 0),
    primary key (issue, story)
) strict, without rowid;

CREATE TABLE issue_stories (
    issue    integer not null references issues,
    position integer not null,
    story    integer not null references stories,
    primary key (issue, position),
    unique (story, issue)
) strict, without rowid;

CREATE TABLE issue_texts (
    issue    integer not null references issues,
    field    text not null check (field in ('title', 'intro')),
    language text not null,
    text     text not null,
    primary key (issue, field, language)
) strict, without rowid;

CREATE TABLE issues (
    id        integer primary key,
    digest    integer not null references digests,
    state     text not null check (state in
                  ('draft', 'ready', 'approved', 'sealed', 'sending', 'sent', 'held', 'cancelled')),
    title     text not null,
    due       integer not null,
    cut_off   integer not null,
    sealed_at integer, intro text, requested_by text not null default '', approved_at integer, nothing_new integer not null default 0, doubt text not null default 'resend' check (doubt in ('resend', 'hold')), released_at integer, slot integer,
    unique (digest, due)
) strict;

CREATE TABLE item_tags (
    item  integer not null references items on delete cascade,
    tag   text not null,
    score real not null,
    why   text not null,
    primary key (item, tag)
) strict, without rowid;

CREATE TABLE items (
    id                integer primary key,
    feed              integer not null references feeds on delete cascade,
    story             integer not null references stories,
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
    why               text not null,   -- why it is in its story; empty for the first
    guid_key          text not null,
    url_key           text not null,
    title_key         text not null,
    text_hash         text not null,
    content_hash      text not null,
    title_words       integer not null,
    first_seen        integer not null,
    last_seen         integer not null
, points_at text not null default '') strict;

CREATE TABLE kept_apart (
    story integer not null references stories,
    other integer not null references stories,
    primary key (story, other)
) strict, without rowid;

CREATE TABLE key_runs (
    first integer primary key,
    keys  blob not null   -- some hundreds of traces in order
) strict;

CREATE TABLE letter_errata (
    issue  integer not null references issues,
    letter integer not null,
    story  integer not null references stories,
    primary key (issue, letter, story)
) strict, without rowid;

CREATE TABLE letter_stories (
    issue  integer not null references issues,
    letter integer not null,
    story  integer not null references stories,
    primary key (issue, letter, story)
) strict, without rowid;

CREATE TABLE "letters" (
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
    text        text not null, folds integer not null default 1, neutral integer not null default 1,
    primary key (issue, number)
) strict;

CREATE TABLE moved_subscriptions (
    move            integer not null references address_moves on delete cascade,
    digest          integer not null references digests,
    topics          text not null,
    languages       text not null,
    fold            integer not null,
    neutral_subject integer not null,
    primary key (move, digest)
) strict, without rowid;

CREATE TABLE notices (
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

CREATE TABLE partner_deletions (
    item integer primary key references items,
    seen integer not null
) strict;

CREATE TABLE partners (
    id            integer primary key,
    slug          text not null unique,
    name          text not null,
    home_page     text,
    country       text not null default '',
    licence       text not null default '',
    excerpt_limit integer check (excerpt_limit >= 0),
    trust         text not null check (trust in ('review', 'auto'))
, passing_changes text not null default 'small' check (passing_changes in ('nothing', 'small', 'all'))) strict;

CREATE TABLE pauses (
    subscriber integer primary key references subscribers on delete cascade,
    why        text not null,
    at         integer not null,
    tries      integer not null default 0,
    trying     integer not null default 0,
    tried_at   integer not null,   -- the pause itself before the first try
    told       integer not null default 0
) strict;

CREATE TABLE public_files (
    name    text primary key,
    inputs  text not null,
    size    integer not null,
    changed integer not null
) strict, without rowid;

CREATE TABLE rejected_changes (
    story integer not null references stories,
    look  text not null,
    primary key (story, look)
) strict, without rowid;

CREATE TABLE relations (
    story integer not null references stories,
    other integer not null references stories,
    why   text not null,
    primary key (story, other)
) strict, without rowid;

CREATE TABLE replaced_letters (
    issue  integer not null references issues,
    letter integer not null,
    by     integer,
    primary key (issue, letter)
) strict, without rowid;

CREATE TABLE revisions (
    item         integer not null references items on delete cascade,
    at           integer not null,
    content_hash text not null,
    title        text not null,
    content      text not null,
    primary key (item, at, content_hash)
) strict, without rowid;

CREATE TABLE search_documents (
    document integer primary key,
    story    integer not null unique references stories
) strict;

CREATE VIRTUAL TABLE search_index using fts5 (words, content = '', columnsize = 0, detail = none, tokenize = 'ascii');

CREATE TABLE 'search_index_config'(k PRIMARY KEY, v) WITHOUT ROWID;

CREATE TABLE 'search_index_data'(id INTEGER PRIMARY KEY, block BLOB);

CREATE TABLE 'search_index_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;

CREATE TABLE search_waiting (story integer primary key references stories) strict;

CREATE TABLE search_words (word text primary key) strict, without rowid;

CREATE TABLE send_reports (
    send   integer not null references sends,
    report text not null,
    status text not null,   -- RFC 3463, such as 5.1.1; 'complaint' for an abuse report
    at     integer not null, verdict text not null default 'unknown' check (verdict in
    ('nothing', 'address', 'unexplained', 'mailbox', 'us', 'unknown', 'complaint')),
    primary key (send, report)
) strict, without rowid;

CREATE TABLE sends (
    id         integer primary key,
    issue      integer not null references issues,
    subscriber integer not null references subscribers,
    token      text not null,
    state      text not null check (state in
                   ('queued', 'sending', 'deferred', 'sent', 'failed', 'suppressed', 'held', 'expired', 'bounced', 'cancelled')),
    due        integer,
    lease      text,
    attempts   integer not null default 0,
    crashes    integer not null default 0,
    answer     text not null default '',
    queue_id   text not null default '',
    settled_at integer, letter integer not null default 1, address_number integer not null default 0, in_doubt integer not null default 0, tried_from integer,
    unique (issue, subscriber)
) strict;

CREATE TABLE "stories" (
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

CREATE TABLE story_fields (
    story integer not null references stories,
    field text not null,
    value text not null,
    primary key (story, field)
) strict, without rowid;

CREATE TABLE subscribers (
    id       integer primary key,
    email    text not null unique collate nocase,
    name     text not null default '',
    language text not null,
    state    text not null check (state in ('pending', 'confirmed', 'unsubscribed')),
    consent  text not null default '',
    since    integer not null
, asked_at integer, confirmed_at integer, left_at integer, erased_at integer, address_number integer not null default 0, moved_at integer) strict;

CREATE TABLE subscriptions (
    subscriber integer not null references subscribers on delete cascade,
    digest     integer not null references digests, topics text not null default '', languages text not null default '', fold integer not null default 0, neutral_subject integer not null default 0,
    primary key (digest, subscriber)
) strict, without rowid;

CREATE TABLE suppressions (
    email text primary key collate nocase,
    why   text not null,
    at    integer not null
, cause text not null default 'operator' check (cause in ('bounced', 'complaint', 'operator')), issue integer, told integer not null default 3) strict, without rowid;

CREATE TABLE trace_runs (
    first integer primary key,
    keys  blob not null   -- some hundreds of traces in order
) strict;

CREATE TABLE used_tags (
    tag text primary key
) strict, without rowid;

CREATE TABLE waiting_changes (
    story integer primary key references stories,
    at    integer not null
) strict;

CREATE TABLE waiting_tags (
    item  integer not null references items on delete cascade,
    tag   text not null,
    score real not null,
    why   text not null,
    primary key (item, tag)
) strict, without rowid;

CREATE TABLE wished_digests (
    subscriber integer not null references wishes on delete cascade,
    digest     integer not null references digests,
    primary key (subscriber, digest)
) strict, without rowid;

CREATE TABLE wishes (
    subscriber      integer primary key references subscribers on delete cascade,
    name            text not null,
    language        text not null,
    topics          text not null,
    languages       text not null,
    fold            integer not null,
    neutral_subject integer not null
) strict;

CREATE INDEX acts_by_subject on acts (subject, number);

CREATE INDEX acts_by_undone on acts (undoes) where undoes is not null;

CREATE INDEX acts_by_whole on acts (part_of) where part_of is not null;

CREATE INDEX address_changes_by_time on address_changes (asked_at);

CREATE INDEX address_moves_by_subscriber on address_moves (subscriber);

CREATE INDEX address_moves_by_time on address_moves (moved_at);

CREATE INDEX archive_entries_by_page on archive_entries (page, updated);

CREATE INDEX brakes_by_domain on brakes (domain, at);

CREATE INDEX brakes_by_issue on brakes (issue);

CREATE INDEX brakes_untold on brakes (told) where told < 3;

CREATE INDEX confirmation_mails_by_time on confirmation_mails (last);

CREATE INDEX consents_by_subscriber on consents (subscriber);

CREATE INDEX errata_open on errata (at) where settled = 0;

CREATE INDEX feeds_by_former_address on feeds (former_address) where former_address is not null;

CREATE INDEX feeds_by_next_poll on feeds (next_poll);

CREATE INDEX feeds_by_partner on feeds (partner);

CREATE INDEX former_keys_by_item on former_keys (item);

CREATE INDEX former_subscriptions_by_time on former_subscriptions (left_at);

CREATE INDEX inbox_by_author on inbox (author);

CREATE INDEX inbox_by_reader on inbox (about);

CREATE INDEX inbox_by_time on inbox (came_at);

CREATE INDEX inbox_untold on inbox (id) where told_at is null;

CREATE INDEX intake_rules_by_partner on intake_rules (partner);

CREATE INDEX issues_unsent on issues (state) where state in ('sealed', 'sending');

CREATE INDEX items_by_feed on items (feed, first_seen, published);

CREATE INDEX items_by_story on items (story, feed, language);

CREATE INDEX kept_apart_by_other on kept_apart (other);

CREATE INDEX letter_errata_by_story on letter_errata (story);

CREATE INDEX letter_stories_by_story on letter_stories (story);

CREATE INDEX notices_by_subscriber on notices (subscriber, kind, made_at);

CREATE INDEX notices_due on notices (due) where due is not null;

CREATE INDEX notices_leased on notices (lease) where lease is not null;

CREATE INDEX notices_settled on notices (settled_at) where settled_at is not null;

CREATE INDEX partner_deletions_by_time on partner_deletions (seen);

CREATE INDEX pauses_by_time on pauses (at);

CREATE INDEX pauses_by_try on pauses (tried_at);

CREATE INDEX pauses_trying on pauses (trying) where trying = 1;

CREATE INDEX pauses_untold on pauses (told) where told < 3;

CREATE INDEX relations_by_other on relations (other);

CREATE INDEX sends_by_issue on sends (issue, state);

CREATE INDEX sends_by_subscriber on sends (subscriber);

CREATE INDEX sends_by_token on sends (token);

CREATE INDEX sends_due on sends (due, crashes) where due is not null;

CREATE INDEX stories_by_approval on stories (approved_at) where curation = 'approved';

CREATE INDEX stories_by_cluster on stories (cluster) where cluster is not null;

CREATE INDEX stories_by_curation on stories (curation, first_seen);

CREATE INDEX stories_by_merger on stories (merged_into) where merged_into is not null;

CREATE UNIQUE INDEX stories_by_update on stories (updated) where updated is not null;

CREATE INDEX stories_gone on stories (gone_at) where gone_at is not null;

CREATE INDEX stories_published on stories (updated) where curation = 'approved';

CREATE INDEX story_fields_of_queue on story_fields (field, value) where field in ('assignee', 'aside', 'embargo');

CREATE INDEX story_fields_of_tags on story_fields (field, story, value) where field >= 'tag:' and field < 'tag;';

CREATE INDEX subscribers_asked_again on subscribers (asked_at) where state = 'confirmed' and asked_at is not null;

CREATE INDEX subscribers_by_domain on subscribers (lower(substr(email, instr(email, '@') + 1))) where state = 'confirmed';

CREATE INDEX subscribers_not_erased on subscribers (id) where erased_at is null;

CREATE INDEX subscribers_unconfirmed on subscribers (asked_at) where state = 'pending';

CREATE INDEX subscribers_who_left on subscribers (left_at) where left_at is not null and erased_at is null;

CREATE INDEX subscriptions_by_subscriber on subscriptions (subscriber);

CREATE INDEX suppressions_by_issue on suppressions (issue) where issue is not null;

CREATE INDEX suppressions_by_time on suppressions (cause, at);

CREATE INDEX suppressions_untold on suppressions (told) where told < 3;

