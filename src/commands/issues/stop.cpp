#include <ostream>

#include "commands/command.h"
#include "commands/issues/change.h"
#include "curate/issue_life.h"

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
    std::string by;
    std::string reason;
};

void declare(Syntax& syntax, Options& options) {
    syntax.one(options.issue);
    syntax.text("--by", options.by);
    syntax.text("--reason", options.reason);
}

int stop_it(const Options& options, const GlobalOptions& global, Outside& outside) {
    Equipment equipment(global, outside);
    World& world = equipment.world();
    std::int64_t taken_back = 0;
    const Issue issue = change(options.issue, {who_decides(options.by, outside), options.reason}, world,
                               "stopped", [&](store::Transaction& tx, const Issue& before) {
                                   const Result<Issue> stopped = stop(before);
                                   if (stopped)
                                       taken_back = store::cancel_sends(tx, before.id, world.clock());
                                   return stopped;
                               });
    const store::IssueAccount account = must_issue(world.db, options.issue);
    outside.out << "issue " << number(issue.id) << " stopped: " << taken_back << " mails taken back, "
                << account.sent << " had left\n";
    return 0;
}

}  // namespace

extern const Command issues_stop_command = command<declare, stop_it>("issues stop", help);

}  // namespace tidings
