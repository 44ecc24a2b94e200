#pragma once

#include <vector>

#include "model/feed.h"
#include "model/intake_rule.h"
#include "model/item.h"
#include "store/database.h"

namespace tidings::store {

// Adds a rule and returns its number.
RuleId add_rule(Transaction& tx, const IntakeRule& rule);

// False if there is none of that number.
bool remove_rule(Transaction& tx, RuleId rule);

// In the order of their numbers.
std::vector<IntakeRule> rules(const Database& db);

// Those of a feed and of its partner, in the order of their numbers.
std::vector<IntakeRule> rules_for(const Database& db, const Feed& feed);

// The newest items of a partner, or of one of its feeds, at most `count`: what a rule would have met.
std::vector<Item> newest_items(const Database& db, PartnerId partner, std::optional<FeedId> feed, int count);

}  // namespace tidings::store
