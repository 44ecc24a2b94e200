#pragma once

#include <vector>

#include "model/feed.h"
#include "world/world.h"

namespace tidings {

// The feeds that are due, or all that were not given up.
enum class Which { due, all };
std::vector<Feed> feeds_to_ask(const World& world, Which which);

struct PollTally {
    std::size_t feeds = 0, unchanged = 0, failed = 0, postponed = 0, items = 0, fresh = 0, changed = 0;
    std::size_t waiting = 0;  // approved stories with a change that waits for an editor
};

// Asks the feeds and takes in what they have, each feed whole or not at all; a crash
// costs at most about a second's work. A feed that fails is recorded and logged; the others go on.
PollTally poll(World& world, const std::vector<Feed>& feeds);

}  // namespace tidings
