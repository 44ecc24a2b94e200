#pragma once

#include <cstdint>
#include <vector>

#include "model/ids.h"
#include "store/database.h"

namespace tidings::store {

// A paragraph of text and the title that it stood under, as hashes.
struct ShownParagraph {
    std::uint64_t paragraph = 0, title = 0;
};

// A feed has shown these, in this order.
void learn_paragraphs(Transaction& tx, FeedId feed, std::vector<ShownParagraph> shown);

// Those that the feed has shown under three titles or more.
std::vector<std::uint64_t> common_paragraphs(const Database& db, FeedId feed);

}  // namespace tidings::store
