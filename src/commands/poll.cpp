#include "intake/poll.h"

#include <ostream>

#include "commands/command.h"
#include "commands/only_run.h"
#include "commands/poll_tally.h"
#include "store/feeds/feeds.h"

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

struct Options {
    bool now = false;
};

void declare(Syntax& syntax, Options& options) { syntax.flag("--now", options.now); }

int run(const Options& options, const GlobalOptions& global, Outside& outside) {
    Equipment equipment(global, outside);
    const auto lock = only_run(equipment.folder().places, "tidings poll", global, outside);
    if (!lock) return exit_status(Code::busy);
    World& world = equipment.world();
    const PollTally tally = poll(world, feeds_to_ask(world, options.now ? Which::all : Which::due));
    if (!global.quiet) print(tally, outside.out);
    return 0;
}

}  // namespace

extern const Command poll_command = command<declare, run>("poll", help, "ask the feeds for news");

}  // namespace tidings
