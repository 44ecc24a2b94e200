#pragma once

#include <string>
#include <vector>

#include "commands/deciding.h"
#include "curate/decide.h"
#include "world/outside.h"

namespace tidings {

// Makes that choice of all the stories or of none: a wrong number among them changes nothing. Prints how many
// were changed, and returns the exit status.
int decide_on(const std::vector<std::string>& stories, Choice choice, const Deciding& deciding,
              const GlobalOptions& global, Outside& outside);

}  // namespace tidings
