#pragma once

#include <span>
#include <string>
#include <string_view>

#include "model/outline.h"

namespace tidings::publish {

// A subscription list as OPML 2.0; outlines of one group, which must stand together, share an outline around
// them.
std::string opml(std::string_view title, std::span<const Outline> outlines);

}  // namespace tidings::publish
