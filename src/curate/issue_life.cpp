#include "curate/issue_life.h"

#include <algorithm>
#include <string>

namespace tidings {
namespace {

Error refusal(const Issue& issue, const std::string& what) {
    const std::string state(issue_state_name(issue.state));
    return {Code::refused,
            "Issue " + std::to_string(number(issue.id)) + " is " + state + " and cannot be " + what,
            "The list of issues shows where each stands.",
            {Remedy::Act::list_issues}};
}

void close(Issue& issue, Timestamp now) {
    if (issue.state != IssueState::draft) return;
    issue.state = IssueState::ready;
    issue.cut_off = std::min(issue.cut_off, now);
}

}  // namespace

Result<Issue> ask_approval(Issue issue, std::string_view by, Timestamp now) {
    if (!is_open(issue.state) || issue.state == IssueState::approved)
        return refusal(issue, "put up for approval");
    close(issue, now);
    issue.requested_by = by;
    return issue;
}

Result<Issue> approve(Issue issue, Timestamp now) {
    if (!is_open(issue.state) || issue.state == IssueState::approved) return refusal(issue, "approved");
    close(issue, now);
    issue.state = IssueState::approved;
    issue.approved_at = now;
    return issue;
}

Result<Issue> edit(Issue issue) {
    if (!is_open(issue.state)) return refusal(issue, "edited");
    if (issue.state == IssueState::approved) issue.state = IssueState::ready;
    issue.approved_at.reset();
    issue.requested_by.clear();
    return issue;
}

Result<Issue> stop(Issue issue) {
    if (issue.state == IssueState::sent || issue.state == IssueState::cancelled)
        return refusal(issue, "stopped");
    issue.state = IssueState::cancelled;
    return issue;
}

Result<Issue> release(Issue issue) {
    const bool is_on_its_way = issue.state == IssueState::sealed || issue.state == IssueState::sending;
    if (!is_on_its_way && issue.state != IssueState::sent) return refusal(issue, "released");
    issue.state = IssueState::sending;
    return issue;
}

IssueStep next_step(const Issue& issue, const Digest& digest, Timestamp now) {
    const bool is_draft = issue.state == IssueState::draft;
    const bool is_approved = issue.state == IssueState::approved;
    if (!is_draft && !is_approved && issue.state != IssueState::ready) return IssueStep::none;
    if (now < issue.due) {
        if (!is_draft) return IssueStep::none;
        return now < issue.cut_off ? IssueStep::gather : IssueStep::close;
    }
    const Timestamp wanted = std::max(issue.due, issue.approved_at.value_or(issue.due));
    if (now - wanted > digest.lateness_limit) return IssueStep::hold_late;
    if (is_approved) return IssueStep::seal;
    return digest.unapproved == Unapproved::automatic ? IssueStep::seal_unapproved
                                                      : IssueStep::hold_unapproved;
}

}  // namespace tidings
