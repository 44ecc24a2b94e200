#include "commands/command.h"
#include "commands/named_moment.h"
#include "commands/stories/edit_them.h"

namespace tidings {
namespace {

constexpr std::string_view help =
    R"(usage: tidings stories set-aside ID... --until DATE [--data DIR] [--by NAME] [--reason TEXT]
       tidings stories set-aside ID... --back [--data DIR] [--by NAME] [--reason TEXT]

Takes stories out of the list of those that wait for a decision until a date; then they are back by themselves, first in it. Any decision
on a story ends this.

  --until DATE   2026-12-24, or with a time as RFC 3339 has it
  --back         they wait again now
  --by NAME      who decides, for the record; $USER if left out
  --reason TEXT  why, for the record

exit status: 0 done, 64 usage, 66 no data folder or no such story, 74 disk, 75 the database is locked, 77 refused, 78 configuration
example:     tidings stories set-aside 12 --until 2026-12-24 --reason "the report comes out then"
)";

struct Options {
    StoriesToDecide chosen;
    std::string until;
    bool back = false;
};

void declare(Syntax& syntax, Options& options) {
    declare_stories(syntax, options.chosen);
    syntax.text("--until", options.until);
    syntax.flag("--back", options.back);
}

int set_aside(const Options& options, const GlobalOptions& global, Outside& outside) {
    if (options.back == !options.until.empty())
        throw Failure({Code::usage, "It is not said until when", "Give either --until DATE or --back."});
    if (options.back)
        return edit_them(options.chosen, {{{"aside", ""}}, "back in the queue"}, "", global, outside);
    const Timestamp until = must_moment("--until", options.until);
    if (until <= outside.clock())
        throw Failure({Code::usage, "That time has passed", "Give a later one, or --back."});
    const std::string seconds = std::to_string(until.time_since_epoch().count());
    return edit_them(options.chosen, {{{"aside", seconds}}, "set aside"}, "", global, outside);
}

}  // namespace

extern const Command stories_set_aside_command = command<declare, set_aside>("stories set-aside", help);

}  // namespace tidings
