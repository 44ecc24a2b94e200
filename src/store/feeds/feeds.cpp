#include "store/feeds/feeds.h"

#include <algorithm>
#include <bitset>
#include <functional>
#include <unordered_map>
#include <utility>

#include "base/result.h"

namespace tidings::store {
namespace {

std::vector<std::string> standing_tags(const Database& db, FeedId feed) {
    std::vector<std::string> tags;
    Rows rows = db.query("select tag from feed_tags where feed = ? order by tag", {feed});
    while (rows.next()) tags.push_back(rows.text(0));
    return tags;
}

// In one query, where one a feed would take longer than to read the feeds.
std::vector<Feed> with_standing_tags(const Database& db, std::vector<Feed> feeds) {
    std::unordered_map<std::int64_t, std::vector<std::string>> tags = standing_tags(db);
    for (Feed& feed : feeds)
        if (const auto found = tags.find(number(feed.id)); found != tags.end())
            feed.tags = std::move(found->second);
    return feeds;
}

Partner read_partner(const Rows& rows) {
    return {.id = rows.id<PartnerId>(0),
            .slug = rows.text(1),
            .name = rows.text(2),
            .home_page = rows.url(3),
            .country = rows.text(4),
            .licence = rows.text(5),
            .excerpt_limit = rows.maybe_int(6),
            .trust = rows.text(7) == "auto" ? Trust::automatic : Trust::review,
            .passing_changes = passing_changes_named(rows.text(8)).value_or(PassingChanges::small)};
}

// Bits that came from the database: those beyond the last are left out.
template <std::size_t Size>
std::bitset<Size> bits(std::int64_t number) {
    return std::bitset<Size>(static_cast<unsigned long long>(number));
}

std::optional<std::chrono::minutes> maybe_minutes(const Rows& rows, int column) {
    if (rows.is_null(column)) return std::nullopt;
    return std::chrono::minutes(rows.integer(column));
}

std::optional<FeedAddress> maybe_address(const std::string& text) {
    Result<FeedAddress> address = FeedAddress::parse(text);
    if (text.empty() || !address) return std::nullopt;
    return *std::move(address);
}

std::optional<PublishingRhythm> maybe_rhythm(const Rows& rows) {
    const std::optional<int> items = rows.maybe_int(25);
    if (!items) return std::nullopt;
    return PublishingRhythm{.items = *items, .oldest = rows.time(26), .silent_from = rows.maybe_time(27)};
}

std::optional<std::uint64_t> maybe_hash(const Rows& rows, int column) {
    if (rows.is_null(column)) return std::nullopt;
    return static_cast<std::uint64_t>(rows.integer(column));
}

// The columns from the 13th on of the view polled_feeds.
PollHistory read_history(const Rows& rows) {
    return {.times = {maybe_minutes(rows, 13), bits<24>(rows.integer(14)), bits<7>(rows.integer(15))},
            .conditional = {rows.maybe_time(29), static_cast<int>(rows.integer(30)), rows.integer(31) != 0,
                            static_cast<int>(rows.integer(32)), rows.maybe_time(33)},
            .move = {rows.url(16), static_cast<int>(rows.integer(17))},
            .former_address = maybe_address(rows.text(18)),
            .gone_sightings = static_cast<int>(rows.integer(19)),
            .stopped = rows.maybe_time(20),
            .failing_since = rows.maybe_time(21),
            .told = alert_named(rows.text(22)).value_or(FeedAlert::none),
            .proposal = rows.url(23),
            .waits_for = rows.text(24),
            .rhythm = maybe_rhythm(rows),
            .document_hash = maybe_hash(rows, 28)};
}

// Without their standing tags. The columns are those of the view polled_feeds.
std::vector<Feed> read_feeds(Rows&& rows) {
    std::vector<Feed> feeds;
    while (rows.next()) {
        Result<FeedAddress> address = FeedAddress::parse(rows.text(4));
        if (!address) throw Failure({Code::disk, "A stored feed has no usable address: " + rows.text(4), ""});
        feeds.push_back({.id = rows.id<FeedId>(0),
                         .partner = rows.id<PartnerId>(1),
                         .slug = rows.text(2),
                         .title = rows.text(3),
                         .address = *std::move(address),
                         .language = rows.text(5),
                         .validators = {rows.text(6), rows.text(7)},
                         .next_poll = rows.time(8),
                         .last_poll = rows.maybe_time(9),
                         .last_success = rows.maybe_time(10),
                         .failures = static_cast<int>(rows.integer(11)),
                         .problem = rows.text(12),
                         .history = read_history(rows)});
    }
    return feeds;
}

std::optional<Feed> only_feed(const Database& db, Rows&& rows) {
    std::vector<Feed> found = read_feeds(std::move(rows));
    if (found.empty()) return std::nullopt;
    found.front().tags = standing_tags(db, found.front().id);
    return std::move(found.front());
}

std::string numbered_slug(const std::string& wish, int number) {
    return number == 1 ? wish : wish + "-" + std::to_string(number);
}

// A number that is free after one that is taken. Doubling, then halving finds one among thousands at once.
std::string free_slug(Transaction& tx, const std::string& wish) {
    const auto is_taken = [&](int number) {
        return tx.query("select 1 from feeds where slug = ?", {numbered_slug(wish, number)}).next();
    };
    int taken = 0, free = 1;
    while (is_taken(free)) {
        taken = free;
        free *= 2;
    }
    while (free - taken > 1) {
        const int between = taken + (free - taken) / 2;
        (is_taken(between) ? taken : free) = between;
    }
    return numbered_slug(wish, free);
}

void set_standing_tags(Transaction& tx, FeedId feed, const std::vector<std::string>& tags) {
    tx.run("delete from feed_tags where feed = ?", {feed});
    for (const std::string& tag : tags)
        tx.run("insert or ignore into feed_tags (feed, tag) values (?, ?)", {feed, tag});
}

// Apart, because they have indexes, which would be written anew at each poll, and hardly ever change.
void record_addresses(Transaction& tx, const Feed& feed) {
    const std::optional<FeedAddress>& former = feed.history.former_address;
    tx.run(R"(
        update feeds set address = ?1, former_address = ?2
        where id = ?3 and (address <> ?1 or former_address is not ?2))",
           {feed.address.text(), former ? std::optional(former->text()) : std::nullopt, feed.id});
}

}  // namespace

PartnerId upsert_partner(Transaction& tx, const Partner& partner) {
    Rows rows = tx.query(R"(
        insert into partners (slug, name, home_page, country, licence, excerpt_limit, trust, passing_changes)
        values (?, ?, ?, ?, ?, ?, ?, ?)
        on conflict (slug) do update set name = excluded.name, home_page = excluded.home_page, country = excluded.country,
            licence = excluded.licence, excerpt_limit = excluded.excerpt_limit, trust = excluded.trust,
            passing_changes = excluded.passing_changes
        returning id)",
                         {partner.slug, partner.name, partner.home_page, partner.country, partner.licence,
                          partner.excerpt_limit, partner.trust == Trust::automatic ? "auto" : "review",
                          passing_changes_name(partner.passing_changes)});
    rows.next();
    return rows.id<PartnerId>(0);
}

std::vector<Partner> partners(const Database& db) {
    std::vector<Partner> all;
    Rows rows = db.query(
        "select id, slug, name, home_page, country, licence, excerpt_limit, trust, passing_changes from "
        "partners "
        "order by name, id");
    while (rows.next()) all.push_back(read_partner(rows));
    return all;
}

std::optional<Partner> partner_with_slug(const Database& db, std::string_view slug) {
    Rows rows = db.query(
        "select id, slug, name, home_page, country, licence, excerpt_limit, trust, passing_changes from "
        "partners "
        "where slug = ?",
        {slug});
    if (!rows.next()) return std::nullopt;
    return read_partner(rows);
}

UpsertedFeed upsert_feed(Transaction& tx, const Feed& feed) {
    UpsertedFeed result;
    {
        Rows known = tx.query(
            "select id from feeds where address = ?1 or former_address = ?1 order by address <> ?1 limit 1",
            {feed.address.text()});
        if (known.next()) result.id = known.id<FeedId>(0);
    }
    if (result.id == FeedId{}) {
        tx.run(
            "insert into feeds (partner, slug, title, address, language, next_poll) values (?, ?, ?, ?, ?, "
            "?)",
            {feed.partner, free_slug(tx, feed.slug), feed.title, feed.address.text(), feed.language,
             feed.next_poll});
        result = {tx.last_id<FeedId>(), true};
    } else {
        tx.run(R"(
            update feeds set partner = ?, title = iif(? = '', title, ?), language = ?, removed = null where id = ?)",
               {feed.partner, feed.title, feed.title, feed.language, result.id});
    }
    set_standing_tags(tx, result.id, feed.tags);
    return result;
}

std::vector<Feed> feeds(const Database& db) {
    return with_standing_tags(db, read_feeds(db.query("select * from polled_feeds order by id")));
}

std::vector<Feed> feeds_due(const Database& db, Timestamp now) {
    return with_standing_tags(db, read_feeds(db.query(R"(
        select * from polled_feeds where (next_poll <= ?1 or last_poll > ?2) and stopped is null order by next_poll, id)",
                                                      {now, now + std::chrono::days(1)})));
}

std::unordered_map<std::int64_t, std::vector<std::string>> standing_tags(const Database& db) {
    std::unordered_map<std::int64_t, std::vector<std::string>> tags;
    Rows rows = db.query("select feed, tag from feed_tags order by feed, tag");
    while (rows.next()) tags[rows.integer(0)].push_back(rows.text(1));
    return tags;
}

std::optional<Feed> feed_with_slug(const Database& db, std::string_view slug) {
    return only_feed(db, db.query("select * from polled_feeds where slug = ?", {slug}));
}

std::optional<Feed> feed_with_address(const Database& db, const FeedAddress& address) {
    return only_feed(db, db.query(R"(
        select * from polled_feeds where address = ?1 or former_address = ?1 order by address <> ?1 limit 1)",
                                  {address.text()}));
}

bool is_followed(const Database& db, const FeedAddress& address) {
    return db.query("select 1 from polled_feeds where address = ?", {address.text()}).next();
}

std::vector<Timestamp> newest_item_times(const Database& db, FeedId feed, int count) {
    std::vector<Timestamp> times;
    Rows rows = db.query(R"(
        select min(coalesce(published, first_seen), first_seen) from items where feed = ? order by first_seen desc, published desc limit ?)",
                         {feed, count});
    while (rows.next()) times.push_back(rows.time(0));
    std::ranges::sort(times, std::ranges::greater{});
    return times;
}

void remove_feed(Transaction& tx, FeedId feed, Timestamp now) {
    tx.run("update feeds set removed = ?1, next_poll = ?1, stopped = null, gone_seen = 0 where id = ?2",
           {now, feed});
}

void record_poll(Transaction& tx, const Feed& feed) {
    record_addresses(tx, feed);
    const PollHistory& history = feed.history;
    tx.run(R"(
        update feeds set title = ?, etag = ?, last_modified = ?, next_poll = ?, last_poll = ?, last_success = ?,
            failures = ?, problem = ?, time_to_live = ?, skip_hours = ?, skip_days = ?, moving_to = ?, moves_seen = ?,
            gone_seen = ?, stopped = ?, failing_since = ?, told = ?, proposal = ?, waits_for = ?,
            rhythm_items = ?, rhythm_oldest = ?, silent_from = ?, document_hash = ?, not_modified_since = ?,
            documents_confirmed = ?, conditions_suspected = ?, conditions_refused_times = ?, conditions_refused = ?
        where id = ?)",
           {feed.title,
            feed.validators.etag,
            feed.validators.last_modified,
            feed.next_poll,
            feed.last_poll,
            feed.last_success,
            feed.failures,
            feed.problem,
            history.times.time_to_live ? std::optional(history.times.time_to_live->count()) : std::nullopt,
            history.times.skip_hours.to_ulong(),
            history.times.skip_days.to_ulong(),
            history.move.to,
            history.move.sightings,
            history.gone_sightings,
            history.stopped,
            history.failing_since,
            alert_name(history.told),
            history.proposal,
            history.waits_for,
            history.rhythm ? std::optional(history.rhythm->items) : std::nullopt,
            history.rhythm ? std::optional(history.rhythm->oldest) : std::nullopt,
            history.rhythm ? history.rhythm->silent_from : std::nullopt,
            history.document_hash ? std::optional(static_cast<std::int64_t>(*history.document_hash))
                                  : std::nullopt,
            history.conditional.not_modified_since,
            history.conditional.confirmations,
            history.conditional.suspected ? 1 : 0,
            history.conditional.refusals,
            history.conditional.refused,
            feed.id});
}

}  // namespace tidings::store
