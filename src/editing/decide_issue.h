#pragma once

#include <cstdint>
#include <string_view>

#include "base/result.h"
#include "editing/signature.h"
#include "model/issue.h"
#include "world/world.h"

namespace tidings::editing {

// What people decide about an issue as a whole. Each act reads, changes and writes in one transaction, with a
// line in the issue's audit log. Error no_such_file if there is no such issue, refused where its state does
// not allow it.

// Asks for the approval of an issue, which closes it.
Result<Issue> request_approval(store::Database& db, IssueId issue, const Signature& signature);

// Approves an issue. `seen` is its revision that was looked at, and must be what it still has; empty: none
// was, and what was approved up to now is gathered first. Refused while its own words have a term to avoid.
Result<Issue> approve_issue(const World& world, IssueId issue, std::string_view seen,
                            const Signature& signature);

struct StoppedIssue {
    Issue issue;
    std::int64_t taken_back = 0, had_left = 0;  // mails
};
Result<StoppedIssue> stop_issue(store::Database& db, IssueId issue, const Signature& signature);

// What becomes of held mails.
enum class HeldMails { go, given_up };
struct DecidedMails {
    Issue issue;
    std::int64_t mails = 0;
};
// Refused also if no mail of the issue is held.
Result<DecidedMails> release_issue(store::Database& db, IssueId issue, HeldMails fate,
                                   const Signature& signature);

}  // namespace tidings::editing
