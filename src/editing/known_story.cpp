#include "editing/known_story.h"

#include "store/stories/stories.h"
#include "store/stories/story_changes.h"

namespace tidings::editing {

Result<Curation> state_of(const store::Database& db, StoryId story) {
    const std::string id = std::to_string(number(story));
    if (const std::optional<StoryId> kept = store::merged_into(db, story))
        return Error{Code::no_such_file,
                     "Story " + id + " was merged into story " + std::to_string(number(*kept)), ""};
    if (const std::optional<Curation> state = store::curation_of(db, story)) return *state;
    return Error{Code::no_such_file,
                 "There is no story " + id,
                 "The list of stories shows those there are.",
                 {Remedy::Act::list_stories}};
}

}  // namespace tidings::editing
