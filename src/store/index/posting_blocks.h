#pragma once

#include <functional>
#include <span>
#include <vector>

#include "store/database.h"
#include "store/index/posting.h"

namespace tidings::store {

// The postings in the database: blocks of some hundreds in ascending order, one row each, because a row for
// each posting would cost a hundred times as much. A block has the postings from its first one up to the
// first of the next block. `postings` below are sorted.

// The table of the blocks: postings of shingles (and of titles and anchors), or of keys (item_keys.h). The
// released schema calls them trace_runs and key_runs.
enum class PostingTable { shingles, keys };

// Adds postings; one that is stored already is stored once.
void add_postings(Transaction& tx, PostingTable table, std::span<const Posting> postings);

// Appends the stored postings from `first` to `last`, at most `most` of them.
void find_postings(const Database& db, PostingTable table, Posting first, Posting last, std::size_t most,
                   std::vector<Posting>& found);

// Calls `visit` with the postings of each block in ascending order until it returns false. Returns what the
// last call returned; true if nothing is stored.
bool each_posting_block(const Database& db, PostingTable table,
                        const std::function<bool(std::span<const Posting>)>& visit);

bool has_postings(const Database& db, PostingTable table);

}  // namespace tidings::store
