#pragma once

#include "mailing/issue_steps.h"

namespace tidings {

enum class Making { when_due, now };

struct MadeIssues {
    std::vector<MadeIssue> sealed;
    std::vector<Error> mistakes;  // of digests that could not be dealt with to the end
};

// Takes every issue as far as its times, approvals and policies let it go; opens those that are to come. With
// Making::now an issue of every digest is approved and sealed at once, due or not. The log says why one was
// not sealed. Whatever is wrong with one digest, the others are dealt with.
MadeIssues make_issues(World& world, Making making);

}  // namespace tidings
