#pragma once

#include <string_view>

namespace tidings {

// True for a tracking parameter of a query ("utm_source=rss", "ref=twitter"): it does not select the content,
// so links are published without it.
bool is_tracking_parameter(std::string_view parameter);

// As above, and also for parameters that track on most sites but select the page on some ("from=rss",
// "s=twitter"). For comparing addresses only, not for changing them.
bool may_be_tracking_parameter(std::string_view parameter);

}  // namespace tidings
