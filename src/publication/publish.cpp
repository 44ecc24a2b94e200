#include "publication/publish.h"

#include "publication/publish_feeds.h"
#include "publication/publish_issues.h"
#include "publication/publish_pages.h"
#include "publication/tell_websub.h"

namespace tidings {

Published publish_feeds(World& world) {
    const publish::Hub hub = hub_of(world);
    Publication publication(world.db, world.places.at(world.settings.paths.public_folder));
    FeedMaterial material = feed_material(world, hub);
    const std::vector<publish::PlannedFeed> feeds = offer_feeds(material, publication);
    offer_pages(world, material, feeds, publication);
    const StoryStandings standing(material);
    offer_issues(world, material, standing, publication);
    offer_gone(world, material, publication);
    Publication::Changes changes = publication.write();
    tell_websub(world, hub, changes.written);
    return {material.marks.size(), std::move(changes.written), std::move(changes.removed)};
}

}  // namespace tidings
