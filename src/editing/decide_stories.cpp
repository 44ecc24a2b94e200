#include "editing/decide_stories.h"

#include <functional>

#include "editing/known_story.h"
#include "store/issues/errata.h"
#include "store/stories/stories.h"

namespace tidings::editing {

namespace {

// Whether that changed the story's state.
Result<bool> decide_story(store::Transaction& tx, StoryId story, Choice choice, const Signature& signature) {
    const Result<Curation> before = state_of(tx.db(), story);
    if (!before) return before.error();
    const Result<Curation> after = decide(*before, choice);
    if (!after) return after.error();
    if (*after == *before) return false;
    store::record_decision(tx, {story, *before, *after, signature.by, signature.reason}, signature.at);
    return true;
}

using TakeOut = std::function<TakenOut(store::Transaction&, StoryId)>;

Result<Withdrawn> withdraw(store::Database& db, std::span<const StoryId> stories, bool quiet_title,
                           const Signature& signature, const TakeOut& take_out) {
    Withdrawn done;
    store::Transaction tx(db);
    for (const StoryId story : stories) {
        const Result<bool> changed = decide_story(tx, story, Choice::withdraw, signature);
        if (!changed) return changed.error();
        if (*changed) ++done.changed;
        if (quiet_title) store::keep_title_quiet(tx, story);
    }
    for (const StoryId story : stories) {
        const std::optional<TakenOut> taken_out =
            take_out ? std::optional(take_out(tx, story)) : std::nullopt;
        done.stories.push_back({story, taken_out, {}});
    }
    for (WithdrawnStory& story : done.stories) story.waiting = store::mails_waiting_with(db, story.story);
    tx.commit();
    return done;
}

}  // namespace

Result<std::size_t> decide_stories(store::Database& db, std::span<const StoryId> stories, Choice choice,
                                   const Signature& signature) {
    std::size_t count = 0;
    store::Transaction tx(db);
    for (const StoryId story : stories) {
        const Result<bool> changed = decide_story(tx, story, choice, signature);
        if (!changed) return changed.error();
        if (*changed) ++count;
    }
    tx.commit();
    return count;
}

Result<Withdrawn> withdraw_stories(store::Database& db, std::span<const StoryId> stories, bool quiet_title,
                                   const Signature& signature) {
    return withdraw(db, stories, quiet_title, signature, {});
}

Result<Withdrawn> withdraw_from_waiting(const World& world, std::span<const StoryId> stories,
                                        bool quiet_title, const Signature& signature) {
    return withdraw(world.db, stories, quiet_title, signature, [&](store::Transaction& tx, StoryId story) {
        return take_out_of_waiting(world, tx, story);
    });
}

}  // namespace tidings::editing
