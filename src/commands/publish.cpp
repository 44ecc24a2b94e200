#include "commands/publish.h"

#include <ostream>

#include "commands/run_lock.h"
#include "publish/publish.h"
#include "publish/write_files.h"
#include "store/stories.h"

namespace tidings {
namespace {

constexpr int entries_on_the_first_page = 50;

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
    const std::vector<Story> stories = store::stories_to_publish(world.db, entries_on_the_first_page);
    Published published{stories.size(), {}};
    published.written =
        publish::write_if_changed(world.places.at(world.settings.paths.public_folder),
                                  {{std::string(publish::atom_file), publish::atom_feed(hub, stories)},
                                   {std::string(publish::json_file), publish::json_feed(hub, stories)}});
    return published;
}

const Command publish_command{"publish", help, run};

}  // namespace tidings
