#pragma once

#include <functional>
#include <string>
#include <vector>

#include "commands/deciding.h"
#include "model/item.h"
#include "store/database.h"

namespace tidings {

// Changes of approved stories that an editor decides on.
struct ChangeChoice {
    std::vector<std::string> stories;
    Deciding deciding;
    std::string revision;  // of the change that was seen, if one story is named; empty: whatever it is now
};

void declare(Syntax& syntax, ChangeChoice& choice);

// What is decided on a change; called with the item that leads the story now, and who decides.
using DecideOnChange =
    std::function<void(store::Transaction&, StoryId, const Item& changed, const std::string& by)>;

// All of the stories or none. `decide` is called for each that readers see otherwise than its partner has it
// now. Prints what was done, and returns the exit status.
int decide_on_changes(const ChangeChoice& choice, const std::string& what, const DecideOnChange& decide,
                      const GlobalOptions& global, Outside& outside);

}  // namespace tidings
