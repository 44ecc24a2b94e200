#include "editing/known_issue.h"

#include "mailing/issue_steps.h"
#include "text/hash.h"

namespace tidings::editing {

Result<store::IssueAccount> account_of(const store::Database& db, IssueId issue) {
    if (std::optional<store::IssueAccount> account = store::issue(db, issue)) return *std::move(account);
    return Error{Code::no_such_file,
                 "There is no issue " + std::to_string(number(issue)),
                 "The list of issues shows those there are.",
                 {Remedy::Act::list_issues}};
}

std::string revision_of(const Issue& issue) {
    std::string seen = issue.title + '\0' + issue.intro.value_or("") + '\0';
    for (const auto* texts : {&issue.titles, &issue.intros})
        for (const EditorialText& each : *texts) seen += each.language + ' ' + each.text + '\0';
    for (const StoryId story : issue.stories) seen += std::to_string(number(story)) + ' ';
    return hash_hex(seen).substr(0, 8);
}

std::optional<Error> why_not_as_seen(const Issue& issue, std::string_view seen) {
    if (seen.empty() || seen == revision_of(issue)) return std::nullopt;
    return Error{Code::refused,
                 "The issue is not as you saw it: it has revision " + revision_of(issue),
                 "Its page shows it, and who changed it.",
                 {Remedy::Act::show_issue, std::to_string(number(issue.id))}};
}

Result<const Digest*> digest_for(const World& world, const Issue& issue) {
    if (const Digest* digest = digest_of(world, issue.digest)) return digest;
    return Error{Code::configuration, "tidings.toml has no digest \"" + issue.digest + "\" any more",
                 "Write its table [digest." + issue.digest + "] again to go on with its issues."};
}

}  // namespace tidings::editing
