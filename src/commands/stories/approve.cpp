#include "commands/command.h"
#include "commands/named_moment.h"
#include "commands/stories/decide_on.h"

namespace tidings {
namespace {

constexpr std::string_view help =
    R"(usage: tidings stories approve ID... [--embargo DATE] [--seen REVISION] [--data DIR] [--by NAME] [--reason TEXT]

Lets stories go out as they are now: into the next issue of the digests and into the hub's feeds. What their partners change
afterwards waits for `tidings stories accept-change`.

  --embargo DATE  holds them, and lets the first run after that moment approve them: 2026-12-24, or with a time as RFC 3339 has it
  --seen REVISION  refuses where the story is not as it was seen (see `tidings stories show`), and says who changed what meanwhile
  --by NAME       who decides, for the record; $USER if left out
  --reason TEXT   why, for the record

exit status: 0 done, 64 usage, 66 no data folder or no such story, 74 disk, 77 a story that was withdrawn or changed since it was seen,
             78 configuration
example:     tidings stories approve 12 14 15
)";

struct Options {
    StoriesToDecide chosen;
    std::string embargo, seen;
};

void declare(Syntax& syntax, Options& options) {
    declare_stories(syntax, options.chosen);
    syntax.text("--embargo", options.embargo);
    syntax.text("--seen", options.seen);
}

int approve(const Options& options, const GlobalOptions& global, Outside& outside) {
    editing::StoryDecision decision{.choice = Choice::approve, .seen = options.seen};
    if (!options.embargo.empty()) {
        decision.embargo = must_moment("--embargo", options.embargo);
        if (*decision.embargo <= outside.clock())
            throw Failure({Code::usage, "That embargo has ended already", "Leave --embargo out."});
    }
    return decide_on(options.chosen, decision, global, outside);
}

}  // namespace

extern const Command stories_approve_command = command<declare, approve>("stories approve", help);

}  // namespace tidings
