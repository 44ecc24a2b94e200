#include "commands/issues/named_issue.h"

#include "commands/stories/named_stories.h"
#include "editing/known_issue.h"

namespace tidings {

IssueId issue_named(const std::string& operand) { return IssueId{must_number(operand, "an issue")}; }

store::IssueAccount must_issue(const store::Database& db, const std::string& operand) {
    return must(editing::account_of(db, issue_named(operand)));
}

}  // namespace tidings
