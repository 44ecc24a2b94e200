#pragma once

#include <string_view>
#include <vector>

#include "model/identity.h"
#include "store/database.h"
#include "store/index/item_keys.h"
#include "store/index/posting_index.h"
#include "store/stories/item_languages.h"

namespace tidings::store {

// Items of any feed that may carry the text of a new one.
struct StoryCandidates {
    std::vector<KnownItem> keyed;    // share a key with the item's identity, or point at it: at most 48
    std::vector<KnownItem> similar;  // share shingles with it that few items have
};

// The candidates with their texts, at most `limit` similar ones; none that was first seen before `since`.
StoryCandidates story_candidates(const Database& db, const PostingIndex& index, const ItemKeys& keys,
                                 const Identity& identity, const Hashes& shingles, Timestamp since,
                                 std::size_t limit);

// Items that link to one of `pages`, or stand at one of them, or link to the page `own`. Leaves out items
// first seen before `since`, and a page that more than `limit` items link to, or one feed more than once,
// because such links stand in footers.
std::vector<KnownItem> items_linking(const Database& db, const ItemKeys& keys,
                                     const std::vector<std::string>& pages, const std::string& own,
                                     Timestamp since, std::size_t limit);

// Items that share at least two of the hashes and are in another language; at most `limit`.
std::vector<KnownItem> items_in_other_languages(const Database& db, const PostingIndex& index,
                                                ItemLanguages& languages, const Hashes& hashes,
                                                std::string_view language, Timestamp since,
                                                std::size_t limit);

// All items of a story, the oldest first, with what they say.
std::vector<KnownItem> items_of(const Database& db, StoryId story);

}  // namespace tidings::store
