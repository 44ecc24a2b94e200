#pragma once

#include "commands/stories/named_stories.h"
#include "editing/decide_stories.h"
#include "world/outside.h"

namespace tidings {

// Decides so on all the stories or on none: a wrong number among them changes nothing. Prints how many were
// changed, and returns the exit status. Throws Failure usage for a reason code that the settings do not have.
int decide_on(const StoriesToDecide& chosen, const editing::StoryDecision& decision,
              const GlobalOptions& global, Outside& outside);

}  // namespace tidings
