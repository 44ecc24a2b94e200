#pragma once

#include <cstddef>

#include "intake/place.h"
#include "model/channel.h"
#include "model/feed.h"
#include "world/world.h"

namespace tidings {

// Records which items of the feed its document says are deleted, and tells of each that is of an approved
// story: readers still get it, until an editor decides. Returns how many were told.
std::size_t note_deletions(World& world, const Filing& filing, const Feed& feed, const Channel& channel,
                           Timestamp now);

}  // namespace tidings
