#include <ostream>

#include "commands/command.h"
#include "commands/deciding.h"
#include "commands/issues/change.h"
#include "curate/issue_life.h"

namespace tidings {
namespace {

constexpr std::string_view help = R"(usage: tidings issues request ID [--data DIR] [--by NAME]

Asks for the approval of an issue. It closes: what is approved later goes into the next one. The editors' notice tells of it.

  --by NAME    who asks, for the record; $USER if left out

exit status: 0 done, 64 usage, 66 no data folder or no such issue, 74 disk, 77 its state does not allow it, 78 configuration
example:     tidings issues request 3 --by Maria
)";

struct Options {
    std::string issue;
    std::string by;
};

void declare(Syntax& syntax, Options& options) {
    syntax.one(options.issue);
    syntax.text("--by", options.by);
}

int request(const Options& options, const GlobalOptions& global, Outside& outside) {
    Equipment equipment(global, outside);
    World& world = equipment.world();
    const Issue issue =
        change(options.issue, {who_decides(options.by, outside), ""}, world, "approval requested",
               [&](store::Transaction&, const Issue& before) {
                   return ask_approval(before, who_decides(options.by, outside), world.clock());
               });
    outside.out << "issue " << number(issue.id) << " waits for approval: " << issue.stories.size()
                << " stories\n";
    return 0;
}

}  // namespace

extern const Command issues_request_command = command<declare, request>("issues request", help);

}  // namespace tidings
