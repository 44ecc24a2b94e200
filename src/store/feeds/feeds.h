#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/feed.h"
#include "store/database.h"

namespace tidings::store {

// Adds a partner, or brings the one with its slug up to date.
PartnerId upsert_partner(Transaction& tx, const Partner& partner);
std::vector<Partner> partners(const Database& db);
std::optional<Partner> partner_with_slug(const Database& db, std::string_view slug);

struct UpsertedFeed {
    FeedId id{};
    bool added = false;
};

// Adds a feed, or brings the one with its address up to date (title, language, partner, standing tags),
// leaving what polling has learned of it. A feed that moved away from the address is meant by it too. The
// slug of a known feed stays; a new one's is made unique.
UpsertedFeed upsert_feed(Transaction& tx, const Feed& feed);

std::vector<Feed> feeds(const Database& db);
// Those whose time has come, but for those that were given up. A last poll that lies in the future is that of
// a clock which ran ahead; so is the schedule made then, and nobody waits for it.
std::vector<Feed> feeds_due(const Database& db, Timestamp now);

// The feed of that slug.
std::optional<Feed> feed_with_slug(const Database& db, std::string_view slug);

// The feed that has this address, or that has moved away from it and is still meant by it.
std::optional<Feed> feed_with_address(const Database& db, const FeedAddress& address);

// Whether a feed has this address.
bool is_followed(const Database& db, const FeedAddress& address);

// The times of the feed's newest items, newest first, at most `count`: its rhythm. None is later than when we
// first saw the item.
std::vector<Timestamp> newest_item_times(const Database& db, FeedId feed, int count);

// Stores all that a poll changes of a feed: address, title, validators, schedule, failures, history.
void record_poll(Transaction& tx, const Feed& feed);

// The feed is followed no more: no function here finds it until upsert_feed brings its address back; then it
// is due, also if it had been given up. Its items stay.
void remove_feed(Transaction& tx, FeedId feed, Timestamp now);

}  // namespace tidings::store
