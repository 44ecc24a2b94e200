#include "editing/undo.h"

#include <algorithm>
#include <optional>

#include "curate/change.h"
#include "curate/story_field.h"
#include "editing/edit_story.h"
#include "editing/known_story.h"
#include "editing/regroup.h"
#include "store/acts/acts.h"
#include "store/issues/sends.h"
#include "store/stories/approved_versions.h"
#include "store/stories/stories.h"
#include "store/stories/story_fields.h"

namespace tidings::editing {

namespace {

std::string text_of(ActId id) { return std::to_string(number(id)); }

// The act on all its subjects.
Result<Act> whole_act(const store::Database& db, ActId id) {
    std::optional<Act> found = store::act(db, id);
    if (found && found->part_of) found = store::act(db, *found->part_of);
    if (!found)
        return Error{Code::no_such_file, "There is no act " + text_of(id), "The log shows those there are."};
    if (found->subject != ActSubject::story)
        return Error{Code::refused, "Act " + text_of(id) + " is none on a story",
                     "Only acts on stories can be taken back by their number."};
    return *std::move(found);
}

// The act that takes `id` back, unless it was taken back itself.
std::optional<Act> undo_in_force(const store::Database& db, ActId id) {
    const std::optional<ActId> undone = store::undone_by(db, id);
    if (!undone || undo_in_force(db, *undone)) return std::nullopt;
    return store::act(db, *undone);
}

// Whether the story would be published with the text that readers had when the act took it from them.
bool is_as_approved(const store::Database& db, const Act& act) {
    const auto look = std::ranges::find(act.changes, "look", &FieldChange::field);
    const std::optional<Item> lead = store::current_lead(db, StoryId{act.number});
    return look != act.changes.end() && lead && look->before == look_of(*lead);
}

std::optional<Error> why_not_change_back(const store::Database& db, const Act& act,
                                         const FieldChange& change) {
    const std::string story = std::to_string(act.number);
    if (change.field.starts_with("told:"))
        return Error{Code::refused,
                     "Story " + change.field.substr(std::string_view("told:").size()) +
                         " was in an issue before act " + text_of(act.id) +
                         " merged it, and would be mailed a second time",
                     "Split items off instead: they make a story that no issue had."};
    if (change.field != "curation") return std::nullopt;
    if (change.after == curation_name(Curation::withdrawn))
        return Error{Code::refused, "A withdrawal is for good",
                     "Its readers are told of it; a new item makes a new story."};
    if (change.before == curation_name(Curation::approved) && !is_as_approved(db, act))
        return Error{Code::refused,
                     "Story " + story + " is not as it was when it was approved",
                     "Look at it, and approve it as it is now.",
                     {Remedy::Act::show_story, story}};
    const std::int64_t mailed = store::readers_mailed(db, StoryId{act.number});
    if (change.after == curation_name(Curation::approved) && mailed > 0)
        return Error{Code::refused,
                     "Story " + story + " was mailed to " + std::to_string(mailed) + " readers since act " +
                         text_of(act.id),
                     "Hold it to take it out of the feeds, or withdraw it so that these readers are told.",
                     {Remedy::Act::show_story, story}};
    return std::nullopt;
}

std::optional<Error> why_not_undone(const store::Database& db, const Act& act) {
    if (const std::optional<Act> undone = undo_in_force(db, act.id))
        return Error{Code::refused,
                     "Act " + text_of(act.id) + " was taken back already, by " + undone->by + " in act " +
                         text_of(undone->id),
                     "It can be done again."};
    for (const FieldChange& change : act.changes)
        if (auto refused = why_not_change_back(db, act, change)) return refused;
    return std::nullopt;
}

// Both in the same words, however often an act goes to and fro.
std::string name_of_undo(const store::Database& db, const Act& act) {
    Act first = act;
    bool is_redo = false;
    while (first.undoes) {
        first = store::act(db, *first.undoes).value();
        is_redo = !is_redo;
    }
    return (is_redo ? "done again: " : "taken back: ") + first.what;
}

// Carries the changes out by an act on the same story.
Result<ActId> perform(store::Transaction& tx, const Act& act, std::vector<FieldChange> changes) {
    if (is_regrouping(Act{.changes = changes})) return regroup_back(tx, act, std::move(changes));
    const auto curation = std::ranges::find(changes, "curation", &FieldChange::field);
    if (curation == changes.end()) return carry_out(tx, act, std::move(changes));
    const Curation before = curation_named(curation->before).value();
    const Curation after = curation_named(curation->after).value();
    changes.erase(curation);
    for (const FieldChange& change : changes)
        if (change.field != "look")
            store::set_story_field(tx, StoryId{act.number}, change.field, change.after);
    return store::record_decision(
        tx, {StoryId{act.number}, before, after, act.by, act.why, act.what, std::move(changes), act.undoes},
        act.at);
}

}  // namespace

Result<Act> undo(store::Database& db, ActId id, const Signature& signature) {
    store::Transaction tx(db);
    const Result<Act> act = whole_act(db, id);
    if (!act) return act.error();
    if (auto refused = why_not_undone(db, *act)) return *std::move(refused);
    const StoryId story{act->number};
    if (const Result<Curation> state = state_of(db, story); !state) return state.error();
    const bool regroups = is_regrouping(*act);
    const Result<std::vector<FieldChange>> changes = changes_back(*act, [&](const std::string& field) {
        return regroups ? place_now(db, field) : field_now(db, story, field);
    });
    if (!changes) return changes.error();
    Act back = act_on(story, signature.at, signature.by, name_of_undo(db, *act), signature.reason);
    back.undoes = act->id;
    const Result<ActId> done = perform(tx, back, *changes);
    if (!done) return done.error();
    tx.commit();
    return store::act(db, *done).value();
}

Result<Act> redo(store::Database& db, ActId id, const Signature& signature) {
    const Result<Act> act = whole_act(db, id);
    if (!act) return act.error();
    const std::optional<Act> undone = undo_in_force(db, act->id);
    if (!undone)
        return Error{Code::refused, "Act " + text_of(act->id) + " is in force: it was not taken back", ""};
    return undo(db, undone->id, signature);
}

}  // namespace tidings::editing
