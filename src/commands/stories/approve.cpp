#include "commands/command.h"
#include "commands/stories/decide_on.h"

namespace tidings {
namespace {

constexpr std::string_view help =
    R"(usage: tidings stories approve ID... [--data DIR] [--by NAME] [--reason TEXT]

Lets stories go out as they are now: into the next issue of the digests and into the hub's feeds. What their partners change
afterwards waits for `tidings stories accept-change`.

  --by NAME      who decides, for the record; $USER if left out
  --reason TEXT  why, for the record

exit status: 0 done, 64 usage, 66 no data folder or no such story, 74 disk, 77 a story that was withdrawn, 78 configuration
example:     tidings stories approve 12 14 15
)";

int approve(const StoriesToDecide& chosen, const GlobalOptions& global, Outside& outside) {
    return decide_on(chosen, Choice::approve, global, outside);
}

}  // namespace

extern const Command stories_approve_command = command<declare_stories, approve>("stories approve", help);

}  // namespace tidings
