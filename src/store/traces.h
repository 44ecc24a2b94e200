#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "model/identity.h"
#include "store/database.h"

namespace tidings::store {

using Hashes = std::vector<std::uint64_t>;

// Files an item under hashes of what it says, for `candidates` and `items_in_other_languages` to find it.
void add_traces(Transaction& tx, ItemId item, const Hashes& traces);

// Items of any feed that share a key with the item's identity (at most 48), and at most `limit` that share
// the most telling of its traces; with what they say. Not those first seen before `since`.
std::vector<KnownItem> candidates(const Database& db, const Identity& identity, const Hashes& traces,
                                  Timestamp since, std::size_t limit);

// As above, by traces alone, at least two of them.
std::vector<KnownItem> items_in_other_languages(const Database& db, const Hashes& traces,
                                                std::string_view language, Timestamp since,
                                                std::size_t limit);

// All items of a story, the oldest first, with what they say.
std::vector<KnownItem> items_of(const Database& db, StoryId story);

// A feed has shown these blocks of text under a title.
void learn_blocks(Transaction& tx, FeedId feed, const Hashes& blocks, std::uint64_t title);

// Those of the blocks that the feed has shown under at least `titles` titles (of which up to 3 are counted).
Hashes common_blocks(const Database& db, FeedId feed, const Hashes& blocks, int titles);

}  // namespace tidings::store
