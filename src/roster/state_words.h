#pragma once

#include <optional>
#include <string_view>

#include "model/standing.h"

namespace tidings::roster {

// The standing that a word of a state column denotes: our own words (model/standing.h) and those of other
// products. None if unknown. "active" is confirmed; "cleaned", "bounced" and "complained" are suppressed.
std::optional<Standing> standing_meant(std::string_view word);

// The value of a yes/no column, or of a column of times in which 0 means never: false for an empty cell, 0 or
// no.
bool is_yes(std::string_view cell);

}  // namespace tidings::roster
