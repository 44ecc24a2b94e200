#include <ostream>

#include "commands/command.h"
#include "commands/issues/issue_account.h"
#include "commands/issues/named_issue.h"
#include "compose/story_row.h"
#include "dates/date.h"
#include "editing/known_issue.h"
#include "store/acts/acts.h"
#include "store/issues/issues.h"
#include "store/people/suppressions.h"
#include "store/stories/stories.h"
#include "world/data_folder.h"

namespace tidings {
namespace {

constexpr std::string_view help = R"(usage: tidings issues show ID [--data DIR] [--json]

Shows one issue: its stories, who did what to it, and the account of its mails. Waiting mails are sent by the next `tidings deliver` that
finds them due; held ones may have gone already and wait for a person; suppressed ones are to readers who left or whose address gets no
mail any more; failed ones were refused, bounced ones came back. It also says how many addresses its mails gave up.

  --json       the issue as one JSON object, with the fields of `tidings issues list`

exit status: 0 done, 64 usage, 66 no data folder or no such issue, 74 disk, 78 configuration
example:     tidings issues show 3
)";

struct Options {
    std::string issue;
    bool json = false;
};

void declare(Syntax& syntax, Options& options) {
    syntax.one(options.issue);
    syntax.flag("--json", options.json);
}

int show(const Options& options, const GlobalOptions& global, Outside& outside) {
    const DataFolder folder = open_data_folder(global, outside);
    const store::IssueAccount account = must_issue(folder.db, options.issue);
    if (options.json) {
        print_json(account, outside.out);
        return 0;
    }
    print(account, outside.out);
    outside.out << "    revision " << editing::revision_of(account.issue) << '\n';
    for (const StoryId story : account.issue.stories)
        if (const std::optional<Story> told = store::story(folder.db, story))
            outside.out << "    " << number(story) << "  " << told->partner.name << "  " << title_of(*told)
                        << '\n';
    if (account.issue.nothing_new > 0)
        outside.out << "    nothing new for " << account.issue.nothing_new << " subscribers\n";
    if (const int given_up = store::given_up_by(folder.db, account.issue.id); given_up > 0)
        outside.out << "    " << given_up
                    << " addresses given up by its mails: tidings subscribers list --state suppressed\n";
    for (const Act& act : store::acts_on(folder.db, ActSubject::issue, number(account.issue.id)))
        outside.out << "    " << rfc3339(act.at) << "  " << act.what << " by " << act.by
                    << (act.why.empty() ? "" : ": " + act.why) << '\n';
    return 0;
}

}  // namespace

extern const Command issues_show_command = command<declare, show>("issues show", help);

}  // namespace tidings
