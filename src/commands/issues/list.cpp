#include <ostream>

#include "commands/command.h"
#include "commands/issues/issue_account.h"
#include "store/issues/issues.h"
#include "store/stories/stories.h"
#include "world/data_folder.h"

namespace tidings {
namespace {

constexpr std::string_view help = R"(usage: tidings issues list [--data DIR] [--count N] [--json]

Lists issues, newest first, with what became of their mails.

  --count N    only the newest N
  --json       one JSON object a line: {id, digest, state, title, due, cut_off, requested_by, approved, revision, nothing_new, items,
               sends: {due, sent, waiting, failed, suppressed, held, expired, bounced, cancelled}}; sends.due is the sum of all the others

exit status: 0 done, 64 usage, 66 no data folder, 74 disk, 78 configuration
example:     tidings issues list
)";

struct Options {
    int count = 0;
    bool json = false;
};

void declare(Syntax& syntax, Options& options) {
    syntax.count("--count", options.count);
    syntax.flag("--json", options.json);
}

int list(const Options& options, const GlobalOptions& global, Outside& outside) {
    const DataFolder folder = open_data_folder(global, outside);
    for (const store::IssueAccount& account : store::issues(folder.db, options.count))
        if (options.json)
            print_json(account, outside.out);
        else
            print(account, outside.out);
    return 0;
}

}  // namespace

extern const Command issues_list_command = command<declare, list>("issues list", help);

}  // namespace tidings
