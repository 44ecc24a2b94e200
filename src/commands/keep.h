#pragma once

#include "commands/world.h"
#include "model/feed.h"
#include "model/item.h"

namespace tidings {

enum class Kept { fresh, changed, same };

// One item of a feed into the store: is it new, changed or known; which story is it of; which tags does it get.
// A new story of a partner with automatic trust is approved at once.
Kept keep(World& world, store::Transaction& tx, const Feed& feed, const Partner& partner, Item item, Timestamp now);

}  // namespace tidings
