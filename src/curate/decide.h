#pragma once

#include "base/result.h"
#include "model/story.h"

namespace tidings {

// A decision of an editor on a story.
enum class Choice { approve, reject, hold, withdraw };

// Applies a decision to a story. Idempotent. Error refused for an invalid transition: a withdrawn story stays
// withdrawn.
Result<Curation> decide(Curation before, Choice choice);

}  // namespace tidings
