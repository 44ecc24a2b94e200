#include "editing/decide_stories.h"

#include <algorithm>
#include <functional>

#include "curate/change.h"
#include "editing/edit_story.h"
#include "editing/known_story.h"
#include "store/acts/acts.h"
#include "store/issues/errata.h"
#include "store/stories/approved_versions.h"
#include "store/stories/stories.h"
#include "store/stories/story_fields.h"

namespace tidings::editing {

namespace {

// What readers have of it; empty unless it is approved.
std::string look_for_readers(const store::Database& db, StoryId story) {
    const std::optional<Story> told = store::story(db, story);
    return told && told->curation == Curation::approved ? look_of(told->lead) : std::string();
}

// What they get if it is approved now.
std::string look_now(const store::Database& db, StoryId story) {
    const std::optional<Item> lead = store::current_lead(db, story);
    return lead ? look_of(*lead) : std::string();
}

std::optional<Error> why_no_embargo(StoryId story, Curation before) {
    if (before != Curation::approved) return std::nullopt;
    return Error{Code::refused,
                 "Story " + std::to_string(number(story)) + " is approved, so that an embargo is too late",
                 "Hold it first, then approve it with the embargo."};
}

// The fields that a decision sets, beside the state.
std::vector<FieldValue> fields_of(const store::Database& db, StoryId story, const StoryDecision& decision) {
    const bool waits = decision.embargo.has_value();
    return {{"aside", ""},
            {"reason", decision.reason_code},
            {"embargo", waits ? std::to_string(decision.embargo->time_since_epoch().count()) : ""},
            {"look", waits ? look_now(db, story) : ""}};
}

// What readers have of it and what they get now, in place of what an approval that was to come had seen.
void note_looks(const store::Database& db, StoryId story, Curation after, std::vector<FieldChange>& changes) {
    std::erase_if(changes, [](const FieldChange& change) { return change.field == "look"; });
    std::string before = look_for_readers(db, story);
    std::string then = after == Curation::approved ? look_now(db, story) : std::string();
    if (before != then) changes.push_back({"look", std::move(before), std::move(then)});
}

// Whether that changed the story.
Result<bool> decide_story(store::Transaction& tx, StoryId story, const StoryDecision& decision,
                          const Signature& signature) {
    const Result<Curation> before = state_of(tx.db(), story);
    if (!before) return before.error();
    if (auto refused = why_not_as_seen(tx.db(), story, decision.seen)) return *std::move(refused);
    const Result<Curation> decided = decide(*before, decision.choice);
    if (!decided) return decided.error();
    if (decision.embargo)
        if (auto refused = why_no_embargo(story, *before)) return *std::move(refused);
    const Curation after = decision.embargo ? *before : *decided;
    std::vector<FieldChange> changes =
        changes_to(fields_of(tx.db(), story, decision),
                   [&](const std::string& field) { return field_now(tx.db(), story, field); });
    if (after == *before && changes.empty()) return false;
    for (const FieldChange& change : changes) store::set_story_field(tx, story, change.field, change.after);
    if (after != *before && !decision.embargo) note_looks(tx.db(), story, after, changes);
    store::record_decision(tx,
                           {story, *before, after, signature.by, signature.reason,
                            decision.embargo ? "approved under embargo" : "", std::move(changes)},
                           signature.at);
    return true;
}

// The act that set the embargo which a story is under.
Act embargo_act(const store::Database& db, StoryId story) {
    const std::vector<Act> acts = store::acts_on(db, ActSubject::story, number(story));
    const std::string embargo = store::story_field(db, story, "embargo");
    const auto found = std::ranges::find_if(acts.rbegin(), acts.rend(), [&](const Act& act) {
        return std::ranges::any_of(act.changes, [&](const FieldChange& change) {
            return change.field == "embargo" && change.after == embargo;
        });
    });
    return found == acts.rend() ? Act{.by = "tidings"} : *found;
}

using TakeOut = std::function<TakenOut(store::Transaction&, StoryId)>;

Result<Withdrawn> withdraw(store::Database& db, std::span<const StoryId> stories, bool quiet_title,
                           const Signature& signature, const TakeOut& take_out) {
    Withdrawn done;
    store::Transaction tx(db);
    for (const StoryId story : stories) {
        const Result<bool> changed = decide_story(tx, story, {Choice::withdraw}, signature);
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

Result<std::size_t> decide_stories(store::Database& db, std::span<const StoryId> stories,
                                   const StoryDecision& decision, const Signature& signature) {
    std::size_t count = 0;
    store::Transaction tx(db);
    for (const StoryId story : stories) {
        const Result<bool> changed = decide_story(tx, story, decision, signature);
        if (!changed) return changed.error();
        if (*changed) ++count;
    }
    tx.commit();
    return count;
}

EndedEmbargoes end_embargoes(store::Database& db, Timestamp now) {
    EndedEmbargoes ended;
    if (store::stories_past(db, "embargo", now).empty()) return ended;
    store::Transaction tx(db);
    for (const StoryId story : store::stories_past(db, "embargo", now)) {
        const Act set = embargo_act(db, story);
        const std::string why = "the embargo of act " + std::to_string(number(set.id)) + " ended";
        if (store::story_field(db, story, "look") == look_now(db, story)) {
            must(decide_story(tx, story, {Choice::approve}, {set.by, why, now}));
            ended.approved.push_back(story);
            continue;
        }
        Act back =
            act_on(story, now, "tidings", "back in the queue", why + ", and its text is another by now");
        carry_out(tx, std::move(back),
                  changes_to(std::vector<FieldValue>{{"embargo", ""}, {"look", ""}},
                             [&](const std::string& field) { return field_now(db, story, field); }));
        ended.changed.push_back(story);
    }
    tx.commit();
    return ended;
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
