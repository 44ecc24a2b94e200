#pragma once

#include <cstdint>
#include <vector>

#include "model/ids.h"
#include "store/database.h"

namespace tidings::store {

// A feed has shown these blocks of text (hashes) under a title.
void learn_blocks(Transaction& tx, FeedId feed, const std::vector<std::uint64_t>& blocks,
                  std::uint64_t title);

// Those that the feed has shown under three titles or more.
std::vector<std::uint64_t> common_blocks(const Database& db, FeedId feed);

}  // namespace tidings::store
