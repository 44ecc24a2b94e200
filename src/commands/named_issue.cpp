#include "commands/named_issue.h"

#include "commands/named_stories.h"
#include "mailing/issue_steps.h"

namespace tidings {

store::IssueAccount must_issue(const store::Database& db, const std::string& operand) {
    std::optional<store::IssueAccount> account = store::issue(db, IssueId{must_number(operand, "an issue")});
    if (!account)
        throw Failure({Code::no_such_file, "There is no issue " + operand,
                       "`tidings issues list` shows those there are."});
    return *std::move(account);
}

const Digest& must_digest(const World& world, const Issue& issue) {
    if (const Digest* digest = digest_of(world, issue.digest)) return *digest;
    throw Failure({Code::configuration, "tidings.toml has no digest \"" + issue.digest + "\" any more",
                   "Write its table [digest." + issue.digest + "] again to go on with its issues."});
}

}  // namespace tidings
