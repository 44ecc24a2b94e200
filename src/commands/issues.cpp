#include "store/issues.h"

#include <charconv>
#include <nlohmann/json.hpp>
#include <ostream>

#include "commands/data_folder.h"
#include "commands/ledger.h"
#include "store/stories.h"
#include "text/date.h"

namespace tidings {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view list_help = R"(usage: tidings issues list [--data DIR] [--count N] [--json]

Lists issues, newest first, with what became of their mails.

  --count N    only the newest N
  --json       one JSON object a line: {id, digest, state, title, due, items, sends: {due, sent, waiting, failed, suppressed, held, expired, bounced,
               cancelled}}; sends.due is the sum of all the others

exit status: 0 done, 64 usage, 66 no data folder, 74 disk, 78 configuration
example:     tidings issues list
)";

constexpr std::string_view show_help = R"(usage: tidings issues show ID [--data DIR] [--json]

Shows one issue: its stories and the account of its mails. Waiting mails are sent by the next `tidings deliver` that finds them due; held
ones may have gone already and wait for a person; suppressed ones are to readers who left or whose address gets no mail any more.

  --json       the issue as one JSON object, with the fields of `tidings issues list`

exit status: 0 done, 64 usage, 66 no data folder or no such issue, 74 disk, 78 configuration
example:     tidings issues show 3
)";

Json as_json(const store::IssueAccount& account) {
    Json sends{{"due", account.due}};
    for (const auto& [name, count] : ledger(account)) sends[std::string(name)] = count;
    return {{"id", number(account.issue.id)},
            {"digest", account.issue.digest},
            {"state", issue_state_name(account.issue.state)},
            {"title", account.issue.title},
            {"due", rfc3339(account.issue.due)},
            {"items", account.items},
            {"sends", sends}};
}

void print_json(const store::IssueAccount& account, std::ostream& out) {
    out << as_json(account).dump(-1, ' ', false, Json::error_handler_t::replace) << '\n';
}

void print(const store::IssueAccount& account, std::ostream& out) {
    out << number(account.issue.id) << "  " << rfc3339(account.issue.due) << "  "
        << issue_state_name(account.issue.state) << "  " << account.issue.title << "\n    " << account.items
        << " stories; " << ledger_line(account) << '\n';
}

int list(const Options& options, Outside& outside) {
    const DataFolder folder = open_data_folder(options, outside);
    for (const store::IssueAccount& account : store::issues(folder.db, options.count))
        if (options.json)
            print_json(account, outside.out);
        else
            print(account, outside.out);
    return 0;
}

int show(const Options& options, Outside& outside) {
    const std::string& text = options.operands.front();
    std::int64_t id = 0;
    std::from_chars(text.data(), text.data() + text.size(), id);
    const DataFolder folder = open_data_folder(options, outside);
    const std::optional<store::IssueAccount> account = store::issue(folder.db, IssueId{id});
    if (!account)
        throw Failure({Code::no_such_file, "There is no issue " + text,
                       "`tidings issues list` shows those there are."});
    if (options.json) {
        print_json(*account, outside.out);
        return 0;
    }
    print(*account, outside.out);
    for (const StoryId story : account->issue.stories)
        if (const std::optional<Story> told = store::story(folder.db, story))
            outside.out << "    " << number(story) << "  " << told->partner.name << "  " << told->lead.title
                        << '\n';
    return 0;
}

}  // namespace

const Command issues_list_command{"issues list", list_help, list};
const Command issues_show_command{"issues show", show_help, show};

}  // namespace tidings
