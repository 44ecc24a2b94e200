#include "commands/stories/named_stories.h"

#include <charconv>

#include "base/result.h"

namespace tidings {

void declare_stories(Syntax& syntax, StoriesToDecide& chosen) {
    syntax.one_or_more(chosen.stories);
    declare_deciding(syntax, chosen.deciding);
}

std::int64_t must_number(const std::string& operand, const std::string& noun) {
    std::int64_t parsed = 0;
    const char* const end = operand.data() + operand.size();
    const auto [stop, problem] = std::from_chars(operand.data(), end, parsed);
    if (problem != std::errc{} || stop != end || parsed <= 0)
        throw Failure({Code::usage, "\"" + operand + "\" is no number of " + noun,
                       "Give numbers as `tidings stories list` and `tidings stories show` show them."});
    return parsed;
}

StoryId story_named(const std::string& operand) { return StoryId{must_number(operand, "a story")}; }

std::vector<StoryId> stories_named(const std::vector<std::string>& operands) {
    std::vector<StoryId> stories;
    for (const std::string& operand : operands) stories.push_back(story_named(operand));
    return stories;
}

void must_be_of_one_story(const std::string& seen, const std::vector<StoryId>& stories) {
    if (seen.empty() || stories.size() == 1) return;
    throw Failure({Code::usage, "--seen is of one story", "Name one story, or leave --seen out."});
}

}  // namespace tidings
