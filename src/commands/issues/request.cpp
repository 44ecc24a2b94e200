#include <ostream>

#include "commands/command.h"
#include "commands/deciding.h"
#include "commands/issues/named_issue.h"
#include "editing/decide_issue.h"
#include "world/data_folder.h"

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
    DataFolder folder = open_data_folder(global, outside);
    const Issue issue = must(editing::request_approval(folder.db, issue_named(options.issue),
                                                       signature_of({options.by, ""}, outside)));
    outside.out << "issue " << number(issue.id) << " waits for approval: " << issue.stories.size()
                << " stories\n";
    return 0;
}

}  // namespace

extern const Command issues_request_command = command<declare, request>("issues request", help);

}  // namespace tidings
