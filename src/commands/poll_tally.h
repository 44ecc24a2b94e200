#pragma once

#include <iosfwd>

#include "intake/poll.h"

namespace tidings {

// What a poll brought, in a line or two.
void print(const PollTally& tally, std::ostream& out);

}  // namespace tidings
