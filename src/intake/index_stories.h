#pragma once

#include <cstdint>

#include "world/world.h"

namespace tidings {

// Brings the search index up to date, some hundreds of stories in a transaction, after the poll and never in
// its transactions. Killed, it goes on where it was; a bar shows how far it is where there is much to do, as
// after an upgrade. Returns how many new items, acts and changed stories it has looked at.
std::int64_t index_stories(World& world);

}  // namespace tidings
