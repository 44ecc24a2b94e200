#include "store/issues/issues.h"

#include <ostream>

#include "commands/commands.h"
#include "commands/ledger.h"
#include "commands/named_issue.h"
#include "compose/story_row.h"
#include "dates/date.h"
#include "store/issues/issue_edits.h"
#include "store/people/suppressions.h"
#include "store/stories/stories.h"
#include "text/json_writer.h"
#include "world/data_folder.h"

namespace tidings {
namespace {

constexpr std::string_view list_help = R"(usage: tidings issues list [--data DIR] [--count N] [--json]

Lists issues, newest first, with what became of their mails.

  --count N    only the newest N
  --json       one JSON object a line: {id, digest, state, title, due, cut_off, requested_by, approved, revision, nothing_new, items,
               sends: {due, sent, waiting, failed, suppressed, held, expired, bounced, cancelled}}; sends.due is the sum of all the others

exit status: 0 done, 64 usage, 66 no data folder, 74 disk, 78 configuration
example:     tidings issues list
)";

constexpr std::string_view show_help = R"(usage: tidings issues show ID [--data DIR] [--json]

Shows one issue: its stories, who did what to it, and the account of its mails. Waiting mails are sent by the next `tidings deliver` that
finds them due; held ones may have gone already and wait for a person; suppressed ones are to readers who left or whose address gets no
mail any more; failed ones were refused, bounced ones came back. It also says how many addresses its mails gave up.

  --json       the issue as one JSON object, with the fields of `tidings issues list`

exit status: 0 done, 64 usage, 66 no data folder or no such issue, 74 disk, 78 configuration
example:     tidings issues show 3
)";

std::string as_json(const store::IssueAccount& account) {
    const Issue& issue = account.issue;
    JsonWriter json(JsonLayout::line);
    json.open_object();
    json.number("id", number(issue.id));
    json.text("digest", issue.digest);
    json.text("state", issue_state_name(issue.state));
    json.text("title", issue.title);
    json.text("due", rfc3339(issue.due));
    json.text("cut_off", rfc3339(issue.cut_off));
    json.text("requested_by", issue.requested_by);
    json.text_or_null("approved", issue.approved_at, rfc3339);
    json.text("revision", revision_of(issue));
    json.number("nothing_new", issue.nothing_new);
    json.number("items", account.items);
    json.open_object("sends");
    json.number("due", account.due);
    for (const auto& [name, count] : ledger(account)) json.number(name, count);
    json.close_object();
    json.close_object();
    return json.take();
}

void print_json(const store::IssueAccount& account, std::ostream& out) { out << as_json(account) << '\n'; }

// What people are asked to do, and until when; empty once it is sealed.
std::string what_is_next(const Issue& issue) {
    switch (issue.state) {
        case IssueState::draft:
            return "; gathers until " + rfc3339(issue.cut_off);
        case IssueState::ready:
            return issue.requested_by.empty() ? "; waits for approval"
                                              : "; " + issue.requested_by + " asks for approval";
        case IssueState::held:
            return "; waits for approval, its time has passed";
        default:
            return "";
    }
}

void print(const store::IssueAccount& account, std::ostream& out) {
    out << number(account.issue.id) << "  " << rfc3339(account.issue.due) << "  "
        << issue_state_name(account.issue.state) << what_is_next(account.issue) << "  " << account.issue.title
        << "\n    " << account.items << " stories; " << ledger_line(account) << '\n';
}

int list(const Options& options, Outside& outside) {
    const DataFolder folder = open_data_folder(options.global, outside);
    for (const store::IssueAccount& account : store::issues(folder.db, options.count))
        if (options.json)
            print_json(account, outside.out);
        else
            print(account, outside.out);
    return 0;
}

int show(const Options& options, Outside& outside) {
    const DataFolder folder = open_data_folder(options.global, outside);
    const store::IssueAccount account = must_issue(folder.db, options.operands.front());
    if (options.json) {
        print_json(account, outside.out);
        return 0;
    }
    print(account, outside.out);
    outside.out << "    revision " << revision_of(account.issue) << '\n';
    for (const StoryId story : account.issue.stories)
        if (const std::optional<Story> told = store::story(folder.db, story))
            outside.out << "    " << number(story) << "  " << told->partner.name << "  " << title_of(*told)
                        << '\n';
    if (account.issue.nothing_new > 0)
        outside.out << "    nothing new for " << account.issue.nothing_new << " subscribers\n";
    if (const int given_up = store::given_up_by(folder.db, account.issue.id); given_up > 0)
        outside.out << "    " << given_up
                    << " addresses given up by its mails: tidings subscribers list --state suppressed\n";
    for (const store::IssueEvent& event : store::issue_events(folder.db, account.issue.id))
        outside.out << "    " << rfc3339(event.at) << "  " << event.what << " by " << event.by
                    << (event.note.empty() ? "" : ": " + event.note) << '\n';
    return 0;
}

}  // namespace

const Command issues_list_command{"issues list", list_help, list};
const Command issues_show_command{"issues show", show_help, show};

}  // namespace tidings
