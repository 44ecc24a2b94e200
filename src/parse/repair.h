#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace tidings {

struct RepairLimits {
    std::size_t depth;       // elements nested deeper lose their tags
    std::size_t attributes;  // in all; those behind them are left out
};

// Rewrites a damaged feed as well-formed XML, so that an undamaged item survives damage in its neighbours. It
// uses the structure of feeds: an item ends where the next one begins; a title, description or content
// extends to its own end tag, and unescaped HTML in it becomes text. `text` begins with the root's start tag.
std::string repaired_xml(std::string_view text, const RepairLimits& limits);

}  // namespace tidings
