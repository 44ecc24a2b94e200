#pragma once

#include <string>
#include <vector>

#include "commands/world.h"

namespace tidings {

struct Published {
    std::size_t stories = 0;
    std::vector<std::string> written;  // names of the files that changed
};

// Writes the hub's feeds into the public folder; a file whose bytes are as before is not touched.
Published publish_feeds(World& world);

}  // namespace tidings
