#include "commands/issues/issue_account.h"

#include <ostream>

#include "commands/issues/ledger.h"
#include "dates/date.h"
#include "editing/known_issue.h"
#include "text/json_writer.h"

namespace tidings {
namespace {

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
    json.text("revision", editing::revision_of(issue));
    json.number("nothing_new", issue.nothing_new);
    json.number("items", account.items);
    json.open_object("sends");
    json.number("due", account.due);
    for (const auto& [name, count] : ledger(account)) json.number(name, count);
    json.close_object();
    json.close_object();
    return json.take();
}

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

}  // namespace

void print_json(const store::IssueAccount& account, std::ostream& out) { out << as_json(account) << '\n'; }

void print(const store::IssueAccount& account, std::ostream& out) {
    out << number(account.issue.id) << "  " << rfc3339(account.issue.due) << "  "
        << issue_state_name(account.issue.state) << what_is_next(account.issue) << "  " << account.issue.title
        << "\n    " << account.items << " stories; " << ledger_line(account) << '\n';
}

}  // namespace tidings
