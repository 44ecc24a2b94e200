#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace tidings {

struct RepairLimits {
    std::size_t depth;       // elements nested deeper lose their tags
    std::size_t attributes;  // in all; those behind them are left out
};

// Rewrites a feed that is no well-formed XML as one that is, so that every item which is whole survives what
// happened to its neighbours. Knows how feeds are built: an item ends where the next begins; a title, a
// description or a content holds what stands up to its own end tag, as text if it is HTML that nobody
// escaped. `text` begins with the root's start tag.
std::string repaired_xml(std::string_view text, const RepairLimits& limits);

}  // namespace tidings
