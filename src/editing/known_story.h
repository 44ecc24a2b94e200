#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "model/story.h"
#include "store/database.h"

namespace tidings::editing {

// The state of a story. Error no_such_file if there is none of that number, which says into which other one
// it was merged.
Result<Curation> state_of(const store::Database& db, StoryId story);

// What an editor sees of a story, in eight characters: every act on it and every change by its partners gives
// it another revision.
std::string revision_of(const store::Database& db, StoryId story);

// Error refused if the story has another revision than was `seen`, with the last act on it and who did it;
// empty: none was seen.
std::optional<Error> why_not_as_seen(const store::Database& db, StoryId story, std::string_view seen);

}  // namespace tidings::editing
