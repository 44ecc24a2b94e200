#include "store/feeds.h"

#include <algorithm>
#include <functional>

#include "base/result.h"

namespace tidings::store {
namespace {

std::vector<std::string> standing_tags(const Database& db, FeedId feed) {
    std::vector<std::string> tags;
    Rows rows = db.query("select tag from feed_tags where feed = ? order by tag", {feed});
    while (rows.next()) tags.push_back(rows.text(0));
    return tags;
}

Partner read_partner(const Rows& rows) {
    return {.id = rows.id<PartnerId>(0),
            .slug = rows.text(1),
            .name = rows.text(2),
            .home_page = rows.url(3),
            .country = rows.text(4),
            .licence = rows.text(5),
            .excerpt_limit = rows.maybe_int(6),
            .trust = rows.text(7) == "auto" ? Trust::automatic : Trust::review};
}

// The columns are those of the two statements below.
std::vector<Feed> read_feeds(const Database& db, Rows rows) {
    std::vector<Feed> feeds;
    while (rows.next()) {
        Result<FeedAddress> address = FeedAddress::parse(rows.text(4));
        if (!address) throw Failure({Code::disk, "A stored feed has no usable address: " + rows.text(4), ""});
        const FeedId id = rows.id<FeedId>(0);
        feeds.push_back({.id = id,
                         .partner = rows.id<PartnerId>(1),
                         .slug = rows.text(2),
                         .title = rows.text(3),
                         .address = *std::move(address),
                         .tags = standing_tags(db, id),
                         .language = rows.text(5),
                         .validators = {rows.text(6), rows.text(7)},
                         .next_poll = rows.time(8),
                         .last_poll = rows.maybe_time(9),
                         .last_success = rows.maybe_time(10),
                         .failures = static_cast<int>(rows.integer(11)),
                         .problem = rows.text(12)});
    }
    return feeds;
}

std::string free_slug(Transaction& tx, const std::string& wish) {
    std::string slug = wish;
    for (int next = 2;; ++next) {
        Rows rows = tx.query("select 1 from feeds where slug = ?", {slug});
        if (!rows.next()) return slug;
        slug = wish + "-" + std::to_string(next);
    }
}

void set_standing_tags(Transaction& tx, FeedId feed, const std::vector<std::string>& tags) {
    tx.run("delete from feed_tags where feed = ?", {feed});
    for (const std::string& tag : tags) tx.run("insert or ignore into feed_tags (feed, tag) values (?, ?)", {feed, tag});
}

}  // namespace

PartnerId upsert_partner(Transaction& tx, const Partner& partner) {
    Rows rows = tx.query(R"(
        insert into partners (slug, name, home_page, country, licence, excerpt_limit, trust) values (?, ?, ?, ?, ?, ?, ?)
        on conflict (slug) do update set name = excluded.name, home_page = excluded.home_page, country = excluded.country,
            licence = excluded.licence, excerpt_limit = excluded.excerpt_limit, trust = excluded.trust
        returning id)",
                         {partner.slug, partner.name, partner.home_page, partner.country, partner.licence, partner.excerpt_limit,
                          partner.trust == Trust::automatic ? "auto" : "review"});
    rows.next();
    return rows.id<PartnerId>(0);
}

std::vector<Partner> partners(const Database& db) {
    std::vector<Partner> all;
    Rows rows = db.query("select id, slug, name, home_page, country, licence, excerpt_limit, trust from partners order by name, id");
    while (rows.next()) all.push_back(read_partner(rows));
    return all;
}

std::optional<Partner> partner_with_slug(const Database& db, std::string_view slug) {
    Rows rows = db.query("select id, slug, name, home_page, country, licence, excerpt_limit, trust from partners where slug = ?",
                         {slug});
    if (!rows.next()) return std::nullopt;
    return read_partner(rows);
}

UpsertedFeed upsert_feed(Transaction& tx, const Feed& feed) {
    UpsertedFeed result;
    {
        Rows known = tx.query("select id from feeds where address = ?", {feed.address.text()});
        if (known.next()) result.id = known.id<FeedId>(0);
    }
    if (result.id == FeedId{}) {
        tx.run("insert into feeds (partner, slug, title, address, language, next_poll) values (?, ?, ?, ?, ?, ?)",
               {feed.partner, free_slug(tx, feed.slug), feed.title, feed.address.text(), feed.language, feed.next_poll});
        result = {tx.last_id<FeedId>(), true};
    } else {
        tx.run(R"(update feeds set partner = ?, title = iif(? = '', title, ?), language = ? where id = ?)",
               {feed.partner, feed.title, feed.title, feed.language, result.id});
    }
    set_standing_tags(tx, result.id, feed.tags);
    return result;
}

std::vector<Feed> feeds(const Database& db) {
    return read_feeds(db, db.query(R"(
        select id, partner, slug, title, address, language, etag, last_modified, next_poll, last_poll, last_success, failures, problem
        from feeds order by id)"));
}

std::vector<Feed> feeds_due(const Database& db, Timestamp now) {
    return read_feeds(db, db.query(R"(
        select id, partner, slug, title, address, language, etag, last_modified, next_poll, last_poll, last_success, failures, problem
        from feeds where next_poll <= ? order by next_poll, id)",
                                   {now}));
}

std::vector<Timestamp> newest_item_times(const Database& db, FeedId feed, int count) {
    std::vector<Timestamp> times;
    Rows rows = db.query(R"(select coalesce(published, first_seen) from items where feed = ? order by first_seen desc limit ?)",
                         {feed, count});
    while (rows.next()) times.push_back(rows.time(0));
    std::ranges::sort(times, std::ranges::greater{});
    return times;
}

void record_success(Transaction& tx, FeedId feed, const Validators& validators, std::string_view title, Timestamp next_poll,
                    Timestamp now) {
    tx.run(R"(update feeds set etag = ?, last_modified = ?, title = iif(title = '', ?, title), next_poll = ?, last_poll = ?,
                  last_success = ?, failures = 0, problem = '' where id = ?)",
           {validators.etag, validators.last_modified, title, next_poll, now, now, feed});
}

void record_failure(Transaction& tx, FeedId feed, std::string_view problem, Timestamp next_poll, Timestamp now) {
    tx.run("update feeds set next_poll = ?, last_poll = ?, failures = failures + 1, problem = ? where id = ?",
           {next_poll, now, problem, feed});
}

}  // namespace tidings::store
