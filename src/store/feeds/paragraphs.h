#pragma once

#include <cstdint>
#include <vector>

#include "model/ids.h"
#include "store/database.h"

namespace tidings::store {

// A paragraph of text and the title of the item that it stood in, as hashes. The released schema calls
// paragraphs blocks.
struct ShownParagraph {
    std::uint64_t paragraph = 0, title = 0;
};

// Counts the titles under which a feed has shown each paragraph. `shown` is in the order of the items.
void learn_paragraphs(Transaction& tx, FeedId feed, std::vector<ShownParagraph> shown);

// The paragraphs that a feed has shown under three titles or more: its boilerplate.
std::vector<std::uint64_t> common_paragraphs(const Database& db, FeedId feed);

}  // namespace tidings::store
