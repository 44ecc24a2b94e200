#include "commands/command.h"
#include "commands/stories/decide_on_changes.h"

namespace tidings {
namespace {

constexpr std::string_view help =
    R"(usage: tidings stories reject-change ID... [--data DIR] [--by NAME] [--reason TEXT] [--revision SEEN]

Keeps approved stories as they were approved. The same change waits no more, not even if it comes again; another one will. A partner
who goes back to what was approved ends the change too.

  --by NAME        who decides, for the record; $USER if left out
  --reason TEXT    why, for the record
  --revision SEEN  only what was seen: refused if the partner has changed it again since `tidings stories show` told this revision

exit status: 0 done, 64 usage, 66 no data folder or no such story, 74 disk, 77 a story that is not approved, or another revision,
             78 configuration
example:     tidings stories reject-change 12 --reason "the new title accuses somebody"
)";

int reject_change(const ChangeChoice& choice, const GlobalOptions& global, Outside& outside) {
    return decide_on_changes(choice, editing::reject_changes, global, outside);
}

}  // namespace

extern const Command stories_reject_change_command =
    command<declare, reject_change>("stories reject-change", help);

}  // namespace tidings
