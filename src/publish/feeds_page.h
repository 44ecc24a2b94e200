#pragma once

#include <span>
#include <string>

#include "publish/planned_feeds.h"
#include "render/templates.h"

namespace tidings::publish {

// templates/site/feeds.html: every feed with its addresses, for people and for autodiscovery.
std::string feeds_page(const Hub& hub, std::span<const PlannedFeed> feeds,
                       const render::Templates& templates);

}  // namespace tidings::publish
