#pragma once

#include <string_view>

namespace tidings {

// True for a parameter that only tells who sent the reader, as it stands in a query ("utm_source=rss",
// "ref=twitter"). The page is the same without it, so links are published without it.
bool is_tracking_parameter(std::string_view parameter);

// As above, and also for what is tracking on most sites but chooses the page on some ("from=rss",
// "s=twitter"): good enough to compare addresses by, too bold for changing one.
bool may_be_tracking_parameter(std::string_view parameter);

}  // namespace tidings
