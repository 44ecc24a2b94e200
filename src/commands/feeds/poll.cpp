#include "intake/poll.h"

#include <ostream>

#include "commands/command.h"
#include "commands/feeds/named_feed.h"
#include "commands/poll_tally.h"
#include "fetch/conditional_requests.h"
#include "store/feeds/feeds.h"
#include "world/run_lock.h"

namespace tidings {
namespace {

constexpr std::string_view help = R"(usage: tidings feeds poll SLUG [--fresh] [--data DIR]

Asks one feed now, whatever its schedule, also when it had been given up, and takes in what is new.

  --fresh      without its validators: the server cannot answer that nothing has changed
  -q, --quiet  say only what a person must hear

exit status: 0 done, 64 usage, 66 no data folder or no such feed, 69 the feed could not be read, 74 disk, 75 another run is at work,
             78 configuration
example:     tidings feeds poll inhope --fresh
)";

struct Options {
    std::string slug;
    bool fresh = false;
};

void declare(Syntax& syntax, Options& options) {
    syntax.one(options.slug);
    syntax.flag("--fresh", options.fresh);
}

int poll_one(const Options& options, const GlobalOptions& global, Outside& outside) {
    Equipment equipment(global, outside);
    const RunLock lock = must(RunLock::take(equipment.folder().places.lock(), "tidings feeds poll"));
    World& world = equipment.world();
    Feed feed = must_feed(world.db, options.slug);
    if (options.fresh) fetch::distrust_not_modified(feed);
    const PollTally tally = poll(world, {std::move(feed)});
    if (tally.failed > 0)
        throw Failure({Code::unavailable, options.slug + " could not be read",
                       store::feed_with_slug(world.db, options.slug)->problem});
    if (!global.quiet) print(tally, outside.out);
    return 0;
}

}  // namespace

extern const Command feeds_poll_command = command<declare, poll_one>("feeds poll", help);

}  // namespace tidings
