#pragma once

#include <span>

#include "publication/publication.h"
#include "publication/publish_feeds.h"
#include "world/world.h"

namespace tidings {

// Offers the list of feeds, the style sheet of all pages, and the partners as OPML, robots.txt.
void offer_pages(const World& world, const FeedMaterial& material,
                 std::span<const publish::PlannedFeed> feeds, Publication& publication);

// Offers the lists of what is gone, once everything else is offered: of files that are not, those that will
// not come back are put on them for good.
void offer_gone(World& world, const FeedMaterial& material, Publication& publication);

}  // namespace tidings
