#pragma once

#include <vector>

#include "mailing/digest.h"
#include "mailing/issue_steps.h"

namespace tidings {

// Seals an issue without stories, of corrections alone, for readers who are owed an erratum that no letter
// with stories is about to tell: with Making::when_due a reader waits for an issue of one of their digests
// that is due within a day of the withdrawal, and that day at most. Each reader gets it as a mail of the
// first of their digests. Sealed and told are one transaction, so that a run that is killed tells nobody
// twice. Call it after the digests' own issues are sealed.
std::vector<MadeIssue> make_corrections(World& world, Making making);

}  // namespace tidings
