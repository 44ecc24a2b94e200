#pragma once

#include <string>

#include "world/settings.h"

namespace tidings {

// Where readers reach their pages, ending in "/"; empty if no pages are served. Throws
// Failure(configuration) if desk.url is no web address.
std::string desk_url(const Settings& settings);

}  // namespace tidings
