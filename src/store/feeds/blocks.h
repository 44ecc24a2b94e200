#pragma once

#include <cstdint>
#include <vector>

#include "model/ids.h"
#include "store/database.h"

namespace tidings::store {

// A block of text and the title that it stood under, as hashes.
struct ShownBlock {
    std::uint64_t block = 0, title = 0;
};

// A feed has shown these, in this order.
void learn_blocks(Transaction& tx, FeedId feed, std::vector<ShownBlock> shown);

// Those that the feed has shown under three titles or more.
std::vector<std::uint64_t> common_blocks(const Database& db, FeedId feed);

}  // namespace tidings::store
