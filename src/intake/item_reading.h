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
#include "store/stories/item_tags.h"
#include "world/tag_words.h"

namespace tidings {

// What an item says, read once: everything that needs no database. Any number of threads may read at once.
struct ItemReading {
    TextReading text;
    Identity identity;
    std::vector<std::uint64_t> anchors;
    bool states_language = false;  // the item does, and not only its channel
    // Of a fresh or changed item, see classify.
    std::string language;
    std::vector<store::GivenTag> tags;
    bool classified = false;
};

// `channel_language` is what the document says of all its items: one that says the same says nothing of
// itself.
ItemReading read_item(const Item& item, std::string_view channel_language);

// The tags of a text: the feed's standing tags, and what the vocabulary finds. A standing tag of the facet
// "type" settles what kind of thing the feed's items are.
std::vector<store::GivenTag> given_tags(std::string_view title, std::string_view text,
                                        std::string_view language,
                                        const std::vector<std::string>& standing_tags,
                                        const Tagging& tagging);

// The language it is in, of which an operator's word for the feed tells more than the channel's, and its
// given_tags.
void classify(ItemReading& reading, const Item& item, const Feed& feed, const Tagging& tagging);

}  // namespace tidings
