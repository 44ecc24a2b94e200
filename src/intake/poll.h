#pragma once

#include "world/world.h"

namespace tidings {

enum class Which { due, all };

struct PollTally {
    std::size_t feeds = 0, unchanged = 0, failed = 0, postponed = 0, items = 0, fresh = 0, changed = 0;
    std::size_t waiting = 0;  // approved stories with a change that waits for an editor
};

// Asks the feeds that are due (or all) and takes in what they have, each feed whole or not at all; a crash
// costs at most about a second's work. A feed that fails is recorded and logged; the others go on.
PollTally poll(World& world, Which which);

}  // namespace tidings
