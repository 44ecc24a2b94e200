#pragma once

#include <string_view>

#include "base/result.h"
#include "model/issue.h"

namespace tidings {

// What becomes of an issue when people act on it. Error refused, with what can be done, where that cannot be.

// Asking for approval closes an issue that still gathers: what is approved is what was looked at.
Result<Issue> ask_approval(Issue issue, std::string_view by, Timestamp now);

// Closes it too. One that is held goes out with the next run.
Result<Issue> approve(Issue issue, Timestamp now);

// Any edit takes an approval back.
Result<Issue> edit(Issue issue);

// Its stories are free for the next issue; what is not yet sent of it is taken back.
Result<Issue> stop(Issue issue);

// Its held mails go after all. Not those of an issue that was stopped.
Result<Issue> release(Issue issue);

// What its digest's times and policies ask for at this moment.
enum class IssueStep {
    none,
    gather,           // takes in what was approved up to now
    close,            // its cut-off has come: takes in what was approved until then, waits for approval
    seal,             // approved, and due
    seal_unapproved,  // due, and nobody minds
    hold_unapproved,  // due, and nobody has approved it
    hold_late,        // too late to go out unasked: a restored backup, a machine that slept
};
IssueStep next_step(const Issue& issue, const Digest& digest, Timestamp now);

}  // namespace tidings
