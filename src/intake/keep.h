#pragma once

#include <cstddef>
#include <vector>

#include "intake/item_reading.h"
#include "intake/place.h"
#include "model/feed.h"
#include "model/item.h"
#include "world/world.h"

namespace tidings {

// What became of a document's items.
struct Kept {
    std::size_t items = 0, fresh = 0, changed = 0, held = 0;
    std::size_t waiting =
        0;  // of the changed ones: leads of approved stories, whose change waits for an editor
};

// A document's items, and what reading them has shown: as many.
struct ReadItems {
    std::vector<Item> items;
    std::vector<ItemReading> readings;
};

// The items of a feed's document into the store: which are new, changed or known; which stories are they of;
// which tags do they get. Stories that a trusted partner's feed opens are approved at once.
Kept keep(World& world, const Filing& filing, const Feed& feed, const Partner& partner, ReadItems document,
          Timestamp now);

}  // namespace tidings
