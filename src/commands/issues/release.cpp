#include <ostream>

#include "commands/command.h"
#include "commands/deciding.h"
#include "commands/issues/change.h"
#include "curate/issue_life.h"
#include "store/issues/held_sends.h"

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
    std::string by;
    std::string reason;
};

void declare(Syntax& syntax, Options& options) {
    syntax.one(options.issue);
    syntax.flag("--give-up", options.give_up);
    syntax.text("--by", options.by);
    syntax.text("--reason", options.reason);
}

std::int64_t decide_on_held(bool give_up, store::Transaction& tx, const Issue& issue, std::string_view by,
                            Timestamp now) {
    if (!give_up) return store::release_held_sends(tx, issue.id, now);
    return store::give_up_held_sends(tx, issue.id, "given up by " + std::string(by), now);
}

int release_held(const Options& options, const GlobalOptions& global, Outside& outside) {
    Equipment equipment(global, outside);
    World& world = equipment.world();
    std::int64_t count = 0;
    const Issue issue =
        change(options.issue, {who_decides(options.by, outside), options.reason}, world,
               options.give_up ? "held mails given up" : "held mails released",
               [&](store::Transaction& tx, const Issue& before) -> Result<Issue> {
                   Result<Issue> released = release(before);
                   if (!released) return released;
                   count = decide_on_held(options.give_up, tx, before, who_decides(options.by, outside),
                                          world.clock());
                   if (count == 0)
                       return Error{Code::refused,
                                    "No mail of issue " + std::to_string(number(before.id)) + " is held",
                                    "`tidings issues list` gives the account of each issue."};
                   return options.give_up ? before : released;
               });
    outside.out << "issue " << number(issue.id) << ": " << count << " held mails "
                << (options.give_up ? "given up" : "go with the next run") << '\n';
    return 0;
}

}  // namespace

extern const Command issues_release_command = command<declare, release_held>("issues release", help);

}  // namespace tidings
