#pragma once

#include <optional>

#include "commands/options.h"
#include "model/standing.h"

namespace tidings {

// The standing that --state names; none if it is not given. Throws Failure(usage) for any other word, and for
// erased, as lists name no erased people.
std::optional<Standing> wanted_standing(const Options& options);

}  // namespace tidings
