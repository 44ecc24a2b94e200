#pragma once

#include <string>
#include <vector>

#include "world/world.h"

namespace tidings {

struct PublicationReport {
    std::size_t files = 0, feeds = 0, archive_pages = 0;
    std::vector<std::string> problems;  // "atom.xml: what is wrong"
};

// Reads back every file that was published. Writes nothing.
PublicationReport check_publication(const World& world);

}  // namespace tidings
