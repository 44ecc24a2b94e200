#pragma once

#include <cstdint>
#include <optional>

#include "model/ids.h"
#include "store/database.h"

// The full-text index of stories: what is in it, and how it follows them. No other transaction writes to it,
// so that a poll or a decision does not wait for it.
namespace tidings::store {

// How far the index has come.
struct SearchBacklog {
    std::int64_t items = 0;    // new ones whose stories are not looked at yet
    std::int64_t acts = 0;     // since the last one that was looked at
    std::int64_t stories = 0;  // that wait by themselves

    std::int64_t all() const { return items + acts + stories; }
};
SearchBacklog search_backlog(const Database& db);

// Indexes the stories of the next items, acts and waiting ones, in one transaction of its own. Returns how
// many of the backlog are done; 0 at its end. `most` is how many of each are taken.
std::int64_t index_some(Database& db, int most);

// Merges some of the index's segments, in one transaction of its own: each word of a search is looked up in
// every segment. False once there is nothing to merge, until much more is indexed.
bool merge_some(Database& db);

// Has a story indexed anew whose text changes in this transaction.
void index_again(Transaction& tx, StoryId story);

// Empties the index: all stories are to be indexed anew. For another folding or other columns.
void forget_search_index(Transaction& tx);

}  // namespace tidings::store
