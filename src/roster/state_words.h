#pragma once

#include <optional>
#include <string_view>

#include "model/standing.h"

namespace tidings::roster {

// What a word means in a column of states: ours (model/standing.h) and those of usual products. None if
// unknown. "active" is confirmed; "cleaned", "bounced" and "complained" are suppressed.
std::optional<Standing> standing_meant(std::string_view word);

// What stands in a column of yes and no, or of times that are 0 if nothing happened: false for nothing, 0,
// no.
bool is_yes(std::string_view cell);

}  // namespace tidings::roster
