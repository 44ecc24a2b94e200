#pragma once

#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/outline.h"

namespace tidings {

// The feeds of an OPML subscription list, in its order. Error not_a_feed for what is none.
Result<std::vector<Outline>> parse_opml(std::string_view bytes);

}  // namespace tidings
