#include "commands/command.h"
#include "commands/stories/decide_on.h"

namespace tidings {
namespace {

constexpr std::string_view help =
    R"(usage: tidings stories hold ID... [--data DIR] [--by NAME] [--reason TEXT]

Puts stories aside, to decide later. One that was approved leaves the hub's feeds at the next publish.

  --by NAME      who decides, for the record; $USER if left out
  --reason TEXT  why, for the record

exit status: 0 done, 64 usage, 66 no data folder or no such story, 74 disk, 77 a story that was withdrawn, 78 configuration
example:     tidings stories hold 12 --reason "ask the partner first"
)";

int hold(const StoriesToDecide& chosen, const GlobalOptions& global, Outside& outside) {
    return decide_on(chosen, {.choice = Choice::hold}, global, outside);
}

}  // namespace

extern const Command stories_hold_command = command<declare_stories, hold>("stories hold", help);

}  // namespace tidings
