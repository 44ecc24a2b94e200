#include <ostream>

#include "commands/command.h"
#include "commands/deciding.h"
#include "commands/issues/named_issue.h"
#include "editing/decide_issue.h"
#include "world/world.h"

namespace tidings {
namespace {

constexpr std::string_view help =
    R"(usage: tidings issues approve ID [--data DIR] [--by NAME] [--revision SEEN]

Approves an issue as it stands: it goes out when it is due, and with the next run if that has passed. Any edit, the withdrawal of a story
in it, or a change to one that waits for an editor takes the approval back. Refused while a title or intro of our own has a term that the watch list says to avoid.

  --by NAME        who approves, for the record; $USER if left out
  --revision SEEN  only as it was seen: refused if its title, intro or selection is another than that of this revision (`tidings issues
                   show` tells it); what was approved since then waits for the next issue

exit status: 0 done, 64 usage, 66 no data folder or no such issue, 74 disk, 77 its state or its words do not allow it,
             or it has another revision, 78 configuration
example:     tidings issues approve 3 --by Maria
)";

struct Options {
    std::string issue;
    std::string by;
    std::string revision;
};

void declare(Syntax& syntax, Options& options) {
    syntax.one(options.issue);
    syntax.text("--by", options.by);
    syntax.text("--revision", options.revision);
}

int approve_it(const Options& options, const GlobalOptions& global, Outside& outside) {
    Equipment equipment(global, outside);
    const World& world = equipment.world();
    const Issue issue = must(editing::approve_issue(world, issue_named(options.issue), options.revision,
                                                    signature_of({options.by, ""}, outside)));
    const bool is_due = issue.due <= world.clock();
    outside.out << "issue " << number(issue.id) << " approved: " << issue.stories.size() << " stories, "
                << (is_due ? "sent with the next run" : "sent when it is due") << '\n';
    return 0;
}

}  // namespace

extern const Command issues_approve_command = command<declare, approve_it>("issues approve", help);

}  // namespace tidings
