#include "commands/stories/named_stories.h"

#include <charconv>

#include "base/result.h"
#include "store/stories/stories.h"
#include "store/stories/story_changes.h"

namespace tidings {

std::int64_t must_number(const std::string& operand, const std::string& noun) {
    std::int64_t parsed = 0;
    const char* const end = operand.data() + operand.size();
    const auto [stop, problem] = std::from_chars(operand.data(), end, parsed);
    if (problem != std::errc{} || stop != end || parsed <= 0)
        throw Failure({Code::usage, "\"" + operand + "\" is no number of " + noun,
                       "Give numbers as `tidings stories list` and `tidings stories show` show them."});
    return parsed;
}

StoryId must_story(const store::Database& db, const std::string& operand) {
    const StoryId story{must_number(operand, "a story")};
    if (const std::optional<StoryId> kept = store::merged_into(db, story))
        throw Failure({Code::no_such_file,
                       "Story " + operand + " was merged into story " + std::to_string(number(*kept)), ""});
    if (!store::curation_of(db, story))
        throw Failure({Code::no_such_file, "There is no story " + operand,
                       "`tidings stories list` shows those there are."});
    return story;
}

void record_in_log(store::Transaction& tx, StoryId story, const std::string& by, const std::string& what,
                   Timestamp now) {
    const Curation state = store::curation_of(tx.db(), story).value_or(Curation::pending);
    store::record_decision(tx, {story, state, state, by, what}, now);
}

}  // namespace tidings
