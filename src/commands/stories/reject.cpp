#include "commands/command.h"
#include "commands/stories/decide_on.h"

namespace tidings {
namespace {

constexpr std::string_view help =
    R"(usage: tidings stories reject ID... [--data DIR] [--by NAME] [--reason TEXT]

Keeps stories out of digests and feeds. One that was approved leaves the hub's feeds at the next publish.

  --by NAME      who decides, for the record; $USER if left out
  --reason TEXT  why, for the record

exit status: 0 done, 64 usage, 66 no data folder or no such story, 74 disk, 77 a story that was withdrawn, 78 configuration
example:     tidings stories reject 13 --reason "off topic"
)";

int reject(const StoriesToDecide& chosen, const GlobalOptions& global, Outside& outside) {
    return decide_on(chosen, Choice::reject, global, outside);
}

}  // namespace

extern const Command stories_reject_command = command<declare_stories, reject>("stories reject", help);

}  // namespace tidings
