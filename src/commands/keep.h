#pragma once

#include <optional>
#include <vector>

#include "commands/world.h"
#include "dedupe/dedupe.h"
#include "model/feed.h"
#include "model/item.h"

namespace tidings {

// What became of an item, and the story it opened, if it is the first of one.
struct Kept {
    Likeness likeness = Likeness::same;
    std::optional<StoryId> opened;
};

// One item of a feed into the store: is it new, changed or known; which story is it of; which tags does it get.
// `identity` is the item's, after distrust_shared_keys has seen those of the whole document.
Kept keep(World& world, store::Transaction& tx, const Feed& feed, Item item, const Identity& identity, Timestamp now);

// Approves the stories that a trusted partner's feed opened, given in the order they were opened.
void approve_trusted(store::Transaction& tx, const Partner& partner, const std::vector<StoryId>& opened, Timestamp now);

}  // namespace tidings
