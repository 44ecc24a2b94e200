#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
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

// Adds a feed, or updates title, language, partner and standing tags of the one with its address; what
// polling has learned stays. An address that a feed has moved away from finds that feed, too. The slug of a
// known feed stays; that of a new one is made unique.
UpsertedFeed upsert_feed(Transaction& tx, const Feed& feed);

std::vector<Feed> feeds(const Database& db);
// The feeds whose next poll is due, except those that were given up. A last poll in the future was written by
// a clock that ran ahead: its schedule is ignored and the feed is due.
std::vector<Feed> feeds_due(const Database& db, Timestamp now);

// The feed of that slug.
std::optional<Feed> feed_with_slug(const Database& db, std::string_view slug);

// The feed that has this address, or that has moved away from it.
std::optional<Feed> feed_with_address(const Database& db, const FeedAddress& address);

// Whether a feed has this address.
bool is_followed(const Database& db, const FeedAddress& address);

// The standing tags of feeds by their number, also of those that are not followed any more.
std::unordered_map<std::int64_t, std::vector<std::string>> standing_tags(const Database& db);

// The times of the newest items of a feed, newest first, at most `count`. None is later than the moment when
// the item was first seen.
std::vector<Timestamp> newest_item_times(const Database& db, FeedId feed, int count);

// Stores all that a poll changes of a feed: address, title, validators, schedule, failures, history.
void record_poll(Transaction& tx, const Feed& feed);

// Stops following a feed: no function of this file finds it until upsert_feed adds its address again, when it
// becomes due even if it had been given up. Its items stay.
void remove_feed(Transaction& tx, FeedId feed, Timestamp now);

}  // namespace tidings::store
