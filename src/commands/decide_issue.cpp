#include <ostream>

#include "commands/commands.h"
#include "commands/named_issue.h"
#include "commands/named_stories.h"
#include "curate/issue_life.h"
#include "mailing/issue_steps.h"

namespace tidings {
namespace {

constexpr std::string_view request_help = R"(usage: tidings issues request ID [--data DIR] [--by NAME]

Asks for the approval of an issue. It closes: what is approved later goes into the next one. The editors' notice tells of it.

  --by NAME    who asks, for the record; $USER if left out

exit status: 0 done, 64 usage, 66 no data folder or no such issue, 74 disk, 77 its state does not allow it, 78 configuration
example:     tidings issues request 3 --by Maria
)";

constexpr std::string_view approve_help = R"(usage: tidings issues approve ID [--data DIR] [--by NAME]

Approves an issue as it stands: it goes out when it is due, and with the next run if that has passed. Any edit, or the withdrawal of a
story in it, takes the approval back. Refused while a title or intro of our own has a term that the watch list says to avoid.

  --by NAME    who approves, for the record; $USER if left out

exit status: 0 done, 64 usage, 66 no data folder or no such issue, 74 disk, 77 its state or its words do not allow it,
             78 configuration
example:     tidings issues approve 3 --by Maria
)";

constexpr std::string_view stop_help =
    R"(usage: tidings issues stop ID [--data DIR] [--by NAME] [--reason TEXT]

Stops an issue. Before its first mail nobody gets it; after that, what has not left yet is taken back, and the account says what has.
Its stories are free for the next issue; who has had them does not get them again.

  --by NAME      who stops it, for the record; $USER if left out
  --reason TEXT  why, for the record

exit status: 0 done, 64 usage, 66 no data folder or no such issue, 74 disk, 77 it is sent or stopped already, 78 configuration
example:     tidings issues stop 3 --reason "wrong intro"
)";

// One change of an issue as a whole: read, changed and written with nobody in between.
template <class Change>
Issue change(const Options& options, World& world, const Outside& outside, std::string_view what,
             const Change& changed) {
    store::Transaction tx(world.db);
    const Issue before = must_issue(world.db, options.operands.front()).issue;
    const Issue after = must(changed(tx, before));
    record(tx, after, {world.clock(), who_decides(options, outside), std::string(what), options.reason});
    tx.commit();
    return after;
}

int request(const Options& options, Outside& outside) {
    Equipment equipment(options.global, outside);
    World& world = equipment.world();
    const Issue issue =
        change(options, world, outside, "approval requested", [&](store::Transaction&, const Issue& before) {
            return ask_approval(before, who_decides(options, outside), world.clock());
        });
    outside.out << "issue " << number(issue.id) << " waits for approval: " << issue.stories.size()
                << " stories\n";
    return 0;
}

int approve_it(const Options& options, Outside& outside) {
    Equipment equipment(options.global, outside);
    World& world = equipment.world();
    const Issue issue = change(
        options, world, outside, "approved", [&](store::Transaction&, const Issue& before) -> Result<Issue> {
            const Digest& digest = must_digest(world, before);
            const bool may_gather = is_open(before.state) && before.state != IssueState::approved;
            const Issue now = may_gather ? gathered(world, digest, before, world.clock()) : before;
            if (auto refused = term_to_avoid(world, digest, now)) return *std::move(refused);
            return approve(now, world.clock());
        });
    const bool is_due = issue.due <= world.clock();
    outside.out << "issue " << number(issue.id) << " approved: " << issue.stories.size() << " stories, "
                << (is_due ? "sent with the next run" : "sent when it is due") << '\n';
    return 0;
}

int stop_it(const Options& options, Outside& outside) {
    Equipment equipment(options.global, outside);
    World& world = equipment.world();
    std::int64_t taken_back = 0;
    const Issue issue =
        change(options, world, outside, "stopped", [&](store::Transaction& tx, const Issue& before) {
            const Result<Issue> stopped = stop(before);
            if (stopped) taken_back = store::cancel_sends(tx, before.id, world.clock());
            return stopped;
        });
    const store::IssueAccount account = must_issue(world.db, options.operands.front());
    outside.out << "issue " << number(issue.id) << " stopped: " << taken_back << " mails taken back, "
                << account.sent << " had left\n";
    return 0;
}

}  // namespace

const Command issues_request_command{"issues request", request_help, request};
const Command issues_approve_command{"issues approve", approve_help, approve_it};
const Command issues_stop_command{"issues stop", stop_help, stop_it};

}  // namespace tidings
