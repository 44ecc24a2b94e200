#pragma once

#include <optional>
#include <string>

#include "model/standing.h"

namespace tidings {

// The standing that --state names; none if it is not given. Throws Failure(usage) for any other word, and for
// erased, as lists name no erased people.
std::optional<Standing> wanted_standing(const std::string& state);

}  // namespace tidings
