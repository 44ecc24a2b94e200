#pragma once

#include "commands/stories/named_stories.h"
#include "curate/decide.h"
#include "world/outside.h"

namespace tidings {

// Makes that choice of all the stories or of none: a wrong number among them changes nothing. Prints how many
// were changed, and returns the exit status.
int decide_on(const StoriesToDecide& chosen, Choice choice, const GlobalOptions& global, Outside& outside);

}  // namespace tidings
