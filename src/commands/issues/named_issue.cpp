#include "commands/issues/named_issue.h"

#include "commands/stories/named_stories.h"
#include "mailing/issue_steps.h"
#include "text/hash.h"

namespace tidings {

store::IssueAccount must_issue(const store::Database& db, const std::string& operand) {
    std::optional<store::IssueAccount> account = store::issue(db, IssueId{must_number(operand, "an issue")});
    if (!account)
        throw Failure({Code::no_such_file, "There is no issue " + operand,
                       "`tidings issues list` shows those there are."});
    return *std::move(account);
}

std::string revision_of(const Issue& issue) {
    std::string seen = issue.title + '\0' + issue.intro.value_or("") + '\0';
    for (const StoryId story : issue.stories) seen += std::to_string(number(story)) + ' ';
    return hash_hex(seen).substr(0, 8);
}

void expect_revision(const Issue& issue, const std::string& seen) {
    if (seen.empty() || seen == revision_of(issue)) return;
    throw Failure(
        {Code::refused, "The issue is not as you saw it: it has revision " + revision_of(issue),
         "`tidings issues show " + std::to_string(number(issue.id)) + "` shows it, and who changed it."});
}

const Digest& must_digest(const World& world, const Issue& issue) {
    if (const Digest* digest = digest_of(world, issue.digest)) return *digest;
    throw Failure({Code::configuration, "tidings.toml has no digest \"" + issue.digest + "\" any more",
                   "Write its table [digest." + issue.digest + "] again to go on with its issues."});
}

}  // namespace tidings
