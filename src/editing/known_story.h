#pragma once

#include "base/result.h"
#include "model/story.h"
#include "store/database.h"

namespace tidings::editing {

// The state of a story. Error no_such_file if there is none of that number, which says into which other one
// it was merged.
Result<Curation> state_of(const store::Database& db, StoryId story);

}  // namespace tidings::editing
