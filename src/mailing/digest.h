#pragma once

#include "mailing/issue_steps.h"

namespace tidings {

enum class Making { when_due, now };

// Takes every issue as far as its times, approvals and policies let it go; opens those that are to come. With
// Making::now an issue of every digest is approved and sealed at once, due or not. Returns those that were
// sealed; the log says why others were not.
std::vector<MadeIssue> make_issues(World& world, Making making);

}  // namespace tidings
