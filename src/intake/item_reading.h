#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dedupe/word_list.h"
#include "model/feed.h"
#include "model/identity.h"
#include "model/item.h"
#include "store/item_tags.h"
#include "world/tag_words.h"

namespace tidings {

// What an item says, read once: everything that needs no database. Any number of threads may read at once.
struct ItemReading {
    TextReading text;
    Identity identity;
    std::vector<std::uint64_t> anchors;
    // Of a fresh or changed item, see classify.
    std::string language;
    std::vector<store::GivenTag> tags;
    bool classified = false;
};

ItemReading read_item(const Item& item);

// Its language, where the publisher says none, and its tags: the feed's standing tags, and what the
// vocabulary finds. A standing tag of the facet "type" settles what kind of thing the feed's items are.
void classify(ItemReading& reading, const Item& item, const Feed& feed, const Tagging& tagging);

}  // namespace tidings
