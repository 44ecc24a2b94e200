#pragma once

#include <string_view>
#include <vector>

#include "model/identity.h"
#include "store/database.h"
#include "store/index/item_keys.h"
#include "store/index/trace_index.h"
#include "store/stories/item_languages.h"

namespace tidings::store {

// Items of any feed that may carry a new one's text.
struct Candidates {
    std::vector<KnownItem> keyed;   // they share a key with the item's identity, or point at it: at most 48
    std::vector<KnownItem> traced;  // they share the most telling of its traces
};

// With what they say; at most `limit` traced ones. Not those first seen before `since`.
Candidates candidates(const Database& db, const TraceIndex& index, const ItemKeys& keys,
                      const Identity& identity, const Hashes& traces, Timestamp since, std::size_t limit);

// Items that link to one of the pages elsewhere, or are at one of them, or link to the page `own`; at most
// `limit`. Not those first seen before `since`, and nothing of a page that many items link to or one feed
// more than once: that is in its footers.
std::vector<KnownItem> items_linking(const Database& db, const ItemKeys& keys,
                                     const std::vector<std::string>& pages, const std::string& own,
                                     Timestamp since, std::size_t limit);

// By traces alone, at least two of them.
std::vector<KnownItem> items_in_other_languages(const Database& db, const TraceIndex& index,
                                                ItemLanguages& languages, const Hashes& traces,
                                                std::string_view language, Timestamp since,
                                                std::size_t limit);

// All items of a story, the oldest first, with what they say.
std::vector<KnownItem> items_of(const Database& db, StoryId story);

}  // namespace tidings::store
