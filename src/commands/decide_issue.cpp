#include <ostream>

#include "commands/commands.h"
#include "commands/named_issue.h"
#include "commands/named_stories.h"
#include "curate/issue_life.h"
#include "mailing/issue_steps.h"
#include "store/issues/held_sends.h"

namespace tidings {
namespace {

constexpr std::string_view request_help = R"(usage: tidings issues request ID [--data DIR] [--by NAME]

Asks for the approval of an issue. It closes: what is approved later goes into the next one. The editors' notice tells of it.

  --by NAME    who asks, for the record; $USER if left out

exit status: 0 done, 64 usage, 66 no data folder or no such issue, 74 disk, 77 its state does not allow it, 78 configuration
example:     tidings issues request 3 --by Maria
)";

constexpr std::string_view approve_help =
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

constexpr std::string_view stop_help =
    R"(usage: tidings issues stop ID [--data DIR] [--by NAME] [--reason TEXT]

Stops an issue. Before its first mail nobody gets it; after that, what has not left yet is taken back, and the account says what has.
Its stories are free for the next issue; who has had them does not get them again.

  --by NAME      who stops it, for the record; $USER if left out
  --reason TEXT  why, for the record

exit status: 0 done, 64 usage, 66 no data folder or no such issue, 74 disk, 77 it is sent or stopped already, 78 configuration
example:     tidings issues stop 3 --reason "wrong intro"
)";

constexpr std::string_view release_help =
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
            expect_revision(before, options.revision);
            const bool may_gather =
                options.revision.empty() && is_open(before.state) && before.state != IssueState::approved;
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

std::int64_t decide_on_held(const Options& options, store::Transaction& tx, const Issue& issue,
                            std::string_view by, Timestamp now) {
    if (!options.give_up) return store::release_held_sends(tx, issue.id, now);
    return store::give_up_held_sends(tx, issue.id, "given up by " + std::string(by), now);
}

int release_held(const Options& options, Outside& outside) {
    Equipment equipment(options.global, outside);
    World& world = equipment.world();
    std::int64_t count = 0;
    const Issue issue =
        change(options, world, outside, options.give_up ? "held mails given up" : "held mails released",
               [&](store::Transaction& tx, const Issue& before) -> Result<Issue> {
                   Result<Issue> released = release(before);
                   if (!released) return released;
                   count = decide_on_held(options, tx, before, who_decides(options, outside), world.clock());
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

const Command issues_request_command{"issues request", request_help, request};
const Command issues_approve_command{"issues approve", approve_help, approve_it};
const Command issues_stop_command{"issues stop", stop_help, stop_it};
const Command issues_release_command{"issues release", release_help, release_held};

}  // namespace tidings
