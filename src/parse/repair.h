#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace tidings {

// Rewrites a feed that is no well-formed XML as one that is, so that every item which is whole survives what
// happened to its neighbours. Knows how feeds are built: an item ends where the next begins; a title, a
// description or a content holds what stands up to its own end tag, as text if it is HTML that nobody
// escaped. Elements nested deeper than `depth` lose their tags. `text` begins with the root's start tag.
std::string repaired_xml(std::string_view text, std::size_t depth);

}  // namespace tidings
