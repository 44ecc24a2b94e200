#pragma once

#include <vector>

#include "mailing/digest.h"
#include "mailing/issue_steps.h"

namespace tidings {

// Seals an issue of corrections alone, without stories, for readers to whom an erratum is due that no issue
// of theirs is about to carry. With Making::when_due a reader waits for an issue of one of their digests that
// is due within a day of the withdrawal, and for that day at most. Each reader gets it as a mail of the first
// of their digests. One transaction seals the issue and records its errata as told, so that a killed run
// cannot tell a reader twice. Call it after the digests' own issues are sealed.
std::vector<MadeIssue> make_corrections(World& world, Making making);

}  // namespace tidings
