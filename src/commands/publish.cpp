#include "commands/publish.h"

#include <ostream>

#include "commands/publish_feeds.h"
#include "commands/publish_issues.h"
#include "commands/publish_pages.h"
#include "commands/run_lock.h"

namespace tidings {
namespace {

constexpr std::string_view help = R"(usage: tidings publish [--data DIR]

Writes the approved stories as atom.xml and feed.json into the public folder. A file that would not change is not touched, so
that caches and readers see only real changes.

exit status: 0 done, 64 usage, 66 no data folder, 74 disk, 75 another run is at work, 78 configuration
example:     tidings publish --data /var/lib/tidings
)";

int run(const Options& options, Outside& outside) {
    Equipment equipment(options, outside);
    const RunLock lock = must(RunLock::take(equipment.folder().places.lock(), "tidings publish"));
    const Published published = publish_feeds(equipment.world());
    outside.out << published.stories << " stories in " << equipment.folder().public_folder().string() << "; "
                << (published.written.empty() ? "nothing changed" : "written:");
    for (const std::string& name : published.written) outside.out << ' ' << name;
    outside.out << '\n';
    return 0;
}

}  // namespace

Published publish_feeds(World& world) {
    const publish::Hub hub = hub_of(world);
    Publication publication(world.db, world.places.at(world.settings.paths.public_folder));
    FeedMaterial material = feed_material(world.db, hub);
    const std::vector<publish::PlannedFeed> feeds = offer_feeds(material, publication);
    offer_pages(world, material, feeds, publication);
    const Standing standing(material);
    offer_issues(world, material, standing, publication);
    offer_gone(world, material, publication);
    Publication::Changes changes = publication.write();
    return {material.marks.size(), std::move(changes.written), std::move(changes.removed)};
}

const Command publish_command{"publish", help, run};

}  // namespace tidings
