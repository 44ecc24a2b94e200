#pragma once

#include <string_view>

#include "base/result.h"
#include "model/issue.h"

namespace tidings {

// The state machine of an issue: one function for each action. Error refused, with a hint, if the state does
// not permit the action.

// Requests approval; closes an issue that still gathers, so that its content stays as reviewed.
Result<Issue> ask_approval(Issue issue, std::string_view by, Timestamp now);

// Approves the issue, and closes it. A held issue goes out with the next run.
Result<Issue> approve(Issue issue, Timestamp now);

// Any edit revokes the approval.
Result<Issue> edit(Issue issue);

// Stops the issue: cancels its unsent mails and returns its stories to the candidates of the next issue.
Result<Issue> stop(Issue issue);

// Queues its held mails for sending. Error refused for a stopped issue.
Result<Issue> release(Issue issue);

// The next transition that the digest's times and policies require.
enum class IssueStep {
    none,
    gather,           // adds the stories approved up to now
    close,            // after the cut-off: adds the stories approved until then, waits for approval
    seal,             // approved, and due
    seal_unapproved,  // due, and the policy permits it without approval
    hold_unapproved,  // due, but not approved
    hold_late,        // later than the lateness limit, as after a restored backup or a suspended machine
};
IssueStep next_step(const Issue& issue, const Digest& digest, Timestamp now);

}  // namespace tidings
