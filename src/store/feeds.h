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

// Adds a feed, or brings the one with its address up to date (title, language, partner, standing tags), leaving what polling
// has learned of it. The slug of a known feed stays; a new one's is made unique.
UpsertedFeed upsert_feed(Transaction& tx, const Feed& feed);

std::vector<Feed> feeds(const Database& db);
std::vector<Feed> feeds_due(const Database& db, Timestamp now);

// The times of the feed's newest items, newest first, at most `count`: its rhythm.
std::vector<Timestamp> newest_item_times(const Database& db, FeedId feed, int count);

// What a poll found out. The title is the channel's own, kept when the feed has none yet.
void record_success(Transaction& tx, FeedId feed, const Validators& validators, std::string_view title, Timestamp next_poll,
                    Timestamp now);
void record_failure(Transaction& tx, FeedId feed, std::string_view problem, Timestamp next_poll, Timestamp now);

}  // namespace tidings::store
