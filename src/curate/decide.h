#pragma once

#include "base/result.h"
#include "model/story.h"

namespace tidings {

// What an editor may do with a story.
enum class Choice { approve, reject, hold, withdraw };

// What becomes of a story. Error refused for what cannot be: a withdrawn story
// stays withdrawn. Choosing what
// is already so is fine and changes nothing.
Result<Curation> decide(Curation before, Choice choice);

}  // namespace tidings
