#include "commands/issues/issue_account.h"

#include <nlohmann/json.hpp>
#include <ostream>

#include "commands/issues/ledger.h"
#include "dates/date.h"
#include "editing/known_issue.h"

namespace tidings {
namespace {

using Json = nlohmann::ordered_json;

Json as_json(const store::IssueAccount& account) {
    Json sends{{"due", account.due}};
    for (const auto& [name, count] : ledger(account)) sends[std::string(name)] = count;
    return {{"id", number(account.issue.id)},
            {"digest", account.issue.digest},
            {"state", issue_state_name(account.issue.state)},
            {"title", account.issue.title},
            {"due", rfc3339(account.issue.due)},
            {"cut_off", rfc3339(account.issue.cut_off)},
            {"requested_by", account.issue.requested_by},
            {"approved", account.issue.approved_at ? Json(rfc3339(*account.issue.approved_at)) : Json()},
            {"revision", editing::revision_of(account.issue)},
            {"nothing_new", account.issue.nothing_new},
            {"items", account.items},
            {"sends", sends}};
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

void print_json(const store::IssueAccount& account, std::ostream& out) {
    out << as_json(account).dump(-1, ' ', false, Json::error_handler_t::replace) << '\n';
}

void print(const store::IssueAccount& account, std::ostream& out) {
    out << number(account.issue.id) << "  " << rfc3339(account.issue.due) << "  "
        << issue_state_name(account.issue.state) << what_is_next(account.issue) << "  " << account.issue.title
        << "\n    " << account.items << " stories; " << ledger_line(account) << '\n';
}

}  // namespace tidings
