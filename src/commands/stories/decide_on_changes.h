#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "commands/stories/named_stories.h"
#include "editing/change_of_story.h"

namespace tidings {

// Changes of approved stories that an editor decides on.
struct ChangeChoice {
    StoriesToDecide of;
    std::string revision;  // of the change that was seen, if one story is named; empty: whatever it is now
};

void declare(Syntax& syntax, ChangeChoice& choice);

// editing::accept_changes or reject_changes.
using DecideChanges = Result<std::vector<editing::DecidedChange>>(store::Database&, std::span<const StoryId>,
                                                                  std::string_view seen,
                                                                  const editing::Signature&);

// Decides, prints what was done, and returns the exit status.
int decide_on_changes(const ChangeChoice& choice, DecideChanges& decide, const GlobalOptions& global,
                      Outside& outside);

}  // namespace tidings
