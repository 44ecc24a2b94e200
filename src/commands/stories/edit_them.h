#pragma once

#include <string>

#include "commands/stories/named_stories.h"
#include "editing/edit_story.h"
#include "world/outside.h"

namespace tidings {

// Makes that edit of all the stories or of none. `seen` is the revision of the story that was looked at, of a
// single one; empty: none was. Prints how many changed, and returns the exit status.
int edit_them(const StoriesToDecide& chosen, const editing::StoryEdit& edit, const std::string& seen,
              const GlobalOptions& global, Outside& outside);

}  // namespace tidings
