#include <ostream>

#include "commands/command.h"
#include "commands/deciding.h"
#include "commands/issues/named_issue.h"
#include "editing/decide_issue.h"
#include "world/data_folder.h"

namespace tidings {
namespace {

constexpr std::string_view help =
    R"(usage: tidings issues stop ID [--data DIR] [--by NAME] [--reason TEXT]

Stops an issue. Before its first mail nobody gets it; after that, what has not left yet is taken back, and the account says what has.
Its stories are free for the next issue; who has had them does not get them again.

  --by NAME      who stops it, for the record; $USER if left out
  --reason TEXT  why, for the record

exit status: 0 done, 64 usage, 66 no data folder or no such issue, 74 disk, 77 it is sent or stopped already, 78 configuration
example:     tidings issues stop 3 --reason "wrong intro"
)";

struct Options {
    std::string issue;
    Deciding deciding;
};

void declare(Syntax& syntax, Options& options) {
    syntax.one(options.issue);
    declare_deciding(syntax, options.deciding);
}

int stop_it(const Options& options, const GlobalOptions& global, Outside& outside) {
    DataFolder folder = open_data_folder(global, outside);
    const editing::StoppedIssue stopped = must(
        editing::stop_issue(folder.db, issue_named(options.issue), signature_of(options.deciding, outside)));
    outside.out << "issue " << number(stopped.issue.id) << " stopped: " << stopped.taken_back
                << " mails taken back, " << stopped.had_left << " had left\n";
    return 0;
}

}  // namespace

extern const Command issues_stop_command = command<declare, stop_it>("issues stop", help);

}  // namespace tidings
