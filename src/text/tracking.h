#pragma once

#include <string_view>

namespace tidings {

// True for a parameter that only tells who sent the reader, as it stands in a query ("utm_source=rss",
// "ref=twitter").
bool is_tracking_parameter(std::string_view parameter);

}  // namespace tidings
