#include "editing/known_story.h"

#include "curate/change.h"
#include "store/acts/acts.h"
#include "store/index/story_candidates.h"
#include "store/stories/approved_versions.h"
#include "store/stories/stories.h"
#include "store/stories/story_changes.h"
#include "text/hash.h"

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

std::string revision_of(const store::Database& db, StoryId story) {
    constexpr std::size_t shown = 8;
    std::string seen;
    if (const std::optional<Item> lead = store::current_lead(db, story)) seen = look_of(*lead);
    for (const KnownItem& item : store::items_of(db, story))
        seen += '\0' + std::to_string(number(item.id)) + ' ' + item.title + '\0' + item.text;
    const std::optional<ActId> last = store::last_act_on(db, ActSubject::story, number(story));
    seen += '\0' + std::to_string(last ? number(*last) : 0);
    return hash_hex(seen).substr(0, shown);
}

std::optional<Error> why_not_as_seen(const store::Database& db, StoryId story, std::string_view seen) {
    if (seen.empty()) return std::nullopt;
    const std::string revision = revision_of(db, story);
    if (seen == revision) return std::nullopt;
    const std::vector<Act> acts = store::acts_on(db, ActSubject::story, number(story));
    const std::string last = acts.empty() ? "its partner changed it"
                                          : acts.back().what + " by " + acts.back().by + " is the last act";
    return Error{Code::refused,
                 "Story " + std::to_string(number(story)) + " is not as you saw it: " + last +
                     ". Its revision is " + revision,
                 "Look at it again.",
                 {Remedy::Act::show_story, std::to_string(number(story))}};
}

}  // namespace tidings::editing
