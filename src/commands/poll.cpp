#include "intake/poll.h"

#include <ostream>

#include "commands/commands.h"
#include "commands/named_feed.h"
#include "commands/only_run.h"
#include "fetch/conditional_requests.h"
#include "store/feeds/feeds.h"
#include "world/run_lock.h"

namespace tidings {
namespace {

constexpr std::string_view help = R"(usage: tidings poll [--data DIR] [--now]

Asks the partners' feeds that are due, takes in what is new, finds its stories and tags it. A feed that fails is asked again later and
later; the others are taken in all the same. What a person should hear (a feed that fails for three days, is gone, silent, or has a
new address) is said once; `tidings feeds list` shows how each feed stands.

  --now        ask every feed that was not given up, whatever its schedule
  -q, --quiet  say only what a person must hear

exit status: 0 done (also when single feeds failed), 64 usage, 66 no data folder, 74 disk, 75 another run is at work,
             78 configuration
example:     tidings poll --now
)";

constexpr std::string_view feed_help = R"(usage: tidings feeds poll SLUG [--fresh] [--data DIR]

Asks one feed now, whatever its schedule, also when it had been given up, and takes in what is new.

  --fresh      without its validators: the server cannot answer that nothing has changed
  -q, --quiet  say only what a person must hear

exit status: 0 done, 64 usage, 66 no data folder or no such feed, 69 the feed could not be read, 74 disk, 75 another run is at work,
             78 configuration
example:     tidings feeds poll inhope --fresh
)";

void print(const PollTally& tally, std::ostream& out) {
    out << "polled " << tally.feeds << " feeds (" << tally.unchanged << " unchanged, " << tally.failed
        << " failed";
    if (tally.postponed > 0) out << ", " << tally.postponed << " put off for their host";
    out << "): " << tally.items << " items, " << tally.fresh << " new, " << tally.changed << " changed\n";
    if (tally.waiting > 0)
        out << tally.waiting << (tally.waiting == 1 ? " approved story was" : " approved stories were")
            << " changed by their partners; readers still get what was approved: tidings stories list "
               "--state changed\n";
}

int run(const Options& options, Outside& outside) {
    Equipment equipment(options.global, outside);
    const auto lock = only_run(equipment.folder().places, "tidings poll", options, outside);
    if (!lock) return exit_status(Code::busy);
    World& world = equipment.world();
    const PollTally tally = poll(world, feeds_to_ask(world, options.now ? Which::all : Which::due));
    if (!options.global.quiet) print(tally, outside.out);
    return 0;
}

int poll_one(const Options& options, Outside& outside) {
    Equipment equipment(options.global, outside);
    const RunLock lock = must(RunLock::take(equipment.folder().places.lock(), "tidings feeds poll"));
    World& world = equipment.world();
    Feed feed = must_feed(world.db, options.operands.front());
    if (options.fresh) fetch::distrust_not_modified(feed);
    const PollTally tally = poll(world, {std::move(feed)});
    if (tally.failed > 0)
        throw Failure({Code::unavailable, options.operands.front() + " could not be read",
                       store::feed_with_slug(world.db, options.operands.front())->problem});
    if (!options.global.quiet) print(tally, outside.out);
    return 0;
}

}  // namespace

const Command poll_command{"poll", help, run};
const Command feeds_poll_command{"feeds poll", feed_help, poll_one};

}  // namespace tidings
