#pragma once

#include <string>
#include <vector>

#include "world/world.h"

namespace tidings {

struct Published {
    std::size_t stories = 0;           // in all the files
    std::vector<std::string> written;  // names of the files that changed
    std::vector<std::string> removed;
};

// Brings the public folder up to date: feeds, their archive, lists and issue pages. A file whose bytes are as
// before is not touched.
Published publish_feeds(World& world);

}  // namespace tidings
