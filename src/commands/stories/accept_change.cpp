#include "commands/command.h"
#include "commands/stories/decide_on_changes.h"

namespace tidings {
namespace {

constexpr std::string_view help =
    R"(usage: tidings stories accept-change ID... [--data DIR] [--by NAME] [--reason TEXT] [--revision SEEN]

Lets readers have approved stories as their partners have changed them; until then they get what was approved. From the next publish
on the feeds tell them anew. The approval of an issue that holds one is taken back. Mails that are sealed already stay as they are.
`tidings stories list --state changed` shows which stories wait, `tidings stories show` what was changed.

For a partner with trust = "auto", passing_changes in partners.toml says what needs no editor: "nothing", "small" (at most 5 % of the
words, the same people, links, pictures and files; the default) or "all". Another title, link, language or licence, a text that shrinks
to a stub, or one that says that it is corrected or retracted always waits, and so does every change of a partner in review.

  --by NAME        who decides, for the record; $USER if left out
  --reason TEXT    why, for the record
  --revision SEEN  only what was seen: refused if the partner has changed it again since `tidings stories show` told this revision

exit status: 0 done, 64 usage, 66 no data folder or no such story, 74 disk, 77 a story that is not approved, or another revision,
             78 configuration
example:     tidings stories accept-change 12
)";

int accept_change(const ChangeChoice& choice, const GlobalOptions& global, Outside& outside) {
    return decide_on_changes(choice, editing::accept_changes, global, outside);
}

}  // namespace

extern const Command stories_accept_change_command =
    command<declare, accept_change>("stories accept-change", help);

}  // namespace tidings
