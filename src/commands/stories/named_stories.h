#pragma once

#include <string>
#include <vector>

#include "commands/deciding.h"
#include "model/ids.h"

namespace tidings {

// Stories on which an editor decides, as the command line names them.
struct StoriesToDecide {
    std::vector<std::string> stories;
    Deciding deciding;
};

void declare_stories(Syntax& syntax, StoriesToDecide& chosen);

// The number that an operand is. Throws Failure usage for what is none; `noun` says of what.
std::int64_t must_number(const std::string& operand, const std::string& noun);

// The stories that operands name, whether they are there or not. Throws Failure usage for what is no number.
StoryId story_named(const std::string& operand);
std::vector<StoryId> stories_named(const std::vector<std::string>& operands);

// Throws Failure usage where a revision was seen (--seen) but several stories are named.
void must_be_of_one_story(const std::string& seen, const std::vector<StoryId>& stories);

}  // namespace tidings
