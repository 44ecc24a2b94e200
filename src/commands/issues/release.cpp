#include <ostream>

#include "commands/command.h"
#include "commands/deciding.h"
#include "commands/issues/named_issue.h"
#include "editing/decide_issue.h"
#include "world/data_folder.h"

namespace tidings {
namespace {

constexpr std::string_view help =
    R"(usage: tidings issues release ID [--data DIR] [--give-up] [--by NAME] [--reason TEXT]

Decides on the held mails of an issue: those that may have gone already, where their digest holds what is in doubt; those that no message
could be made of; those that waited for two weeks; and those that were never tried and had waited for two days when a run found them
after 36 hours without one, as in a restored backup. They go with the next run, as the same bytes with the same Message-ID; whoever has had
one gets a copy. Who left meanwhile gets none.

  --give-up      they do not go, and count as expired; the digest's next issue tells their readers what they missed
  --by NAME      who decides, for the record; $USER if left out
  --reason TEXT  why, for the record

exit status: 0 done, 64 usage, 66 no data folder or no such issue, 74 disk, 77 no mail of it is held, or it was stopped,
             78 configuration
example:     tidings issues release 3 --by Maria
)";

struct Options {
    std::string issue;
    bool give_up = false;
    Deciding deciding;
};

void declare(Syntax& syntax, Options& options) {
    syntax.one(options.issue);
    syntax.flag("--give-up", options.give_up);
    declare_deciding(syntax, options.deciding);
}

int release_held(const Options& options, const GlobalOptions& global, Outside& outside) {
    DataFolder folder = open_data_folder(global, outside);
    const editing::HeldMails fate = options.give_up ? editing::HeldMails::given_up : editing::HeldMails::go;
    const editing::DecidedMails decided = must(editing::release_issue(
        folder.db, issue_named(options.issue), fate, signature_of(options.deciding, outside)));
    outside.out << "issue " << number(decided.issue.id) << ": " << decided.mails << " held mails "
                << (options.give_up ? "given up" : "go with the next run") << '\n';
    return 0;
}

}  // namespace

extern const Command issues_release_command = command<declare, release_held>("issues release", help);

}  // namespace tidings
