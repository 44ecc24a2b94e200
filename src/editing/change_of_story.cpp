#include "editing/change_of_story.h"

#include "curate/change.h"
#include "editing/known_story.h"
#include "intake/changed_leads.h"
#include "store/stories/approved_versions.h"
#include "store/stories/stories.h"

namespace tidings::editing {

namespace {

std::string revision_of(const Item& changed) {
    constexpr std::size_t shown = 12;
    return look_of(changed).substr(0, shown);
}

std::optional<Error> why_not_approved(const store::Database& db, StoryId story) {
    const Result<Curation> state = state_of(db, story);
    if (!state) return state.error();
    if (*state == Curation::approved) return std::nullopt;
    return Error{Code::refused,
                 "Story " + std::to_string(number(story)) + " is not approved, so that no change of it waits",
                 "Approving takes it as it is now.",
                 {Remedy::Act::approve_story, std::to_string(number(story))}};
}

std::optional<Error> why_not_as_seen(StoryId story, const Item& changed, std::string_view seen) {
    if (seen.empty() || seen == revision_of(changed)) return std::nullopt;
    return Error{Code::refused,
                 "The story is not as you saw it: its change has revision " + revision_of(changed),
                 "Look at it again.",
                 {Remedy::Act::show_story, std::to_string(number(story))}};
}

void accept(store::Transaction& tx, StoryId story, const Signature& signature) {
    store::take_current_lead(tx, story);
    store::mark_changed(tx, story, signature.at);
    void_approvals(tx, story, signature.by,
                   "a change of story " + std::to_string(number(story)) + " was accepted", signature.at);
}

// `decide` is called for each story that readers see otherwise than its partner has it now.
template <class Decide>
Result<std::vector<DecidedChange>> decide_on_changes(store::Database& db, std::span<const StoryId> stories,
                                                     std::string_view seen, std::string_view what,
                                                     const Signature& signature, const Decide& decide) {
    std::vector<DecidedChange> decided;
    store::Transaction tx(db);
    for (const StoryId story : stories) {
        if (auto refused = why_not_approved(db, story)) return *std::move(refused);
        const std::optional<Item> changed = store::current_lead(db, story);
        if (!changed) continue;
        if (auto refused = why_not_as_seen(story, *changed, seen)) return *std::move(refused);
        if (!store::has_approved_version(db, story)) continue;
        decide(tx, story, *changed);
        note(tx, story, std::string(what) + ", revision " + revision_of(*changed), signature);
        decided.push_back({story, {}});
    }
    for (DecidedChange& each : decided) each.waiting = store::mails_waiting_with(db, each.story);
    tx.commit();
    return decided;
}

}  // namespace

std::optional<ChangeOfStory> change_of(const store::Database& db, const Story& story) {
    if (story.curation != Curation::approved || !store::has_approved_version(db, story.id))
        return std::nullopt;
    std::optional<Item> changed = store::current_lead(db, story.id);
    if (!changed) return std::nullopt;
    std::vector<std::string> changes = judge_change(story.lead, *changed, story.partner).changes;
    const std::string revision = revision_of(*changed);
    return ChangeOfStory{*std::move(changed), std::move(changes), revision, story.changed_at.has_value()};
}

Result<std::vector<DecidedChange>> accept_changes(store::Database& db, std::span<const StoryId> stories,
                                                  std::string_view seen, const Signature& signature) {
    return decide_on_changes(
        db, stories, seen, "change accepted", signature,
        [&](store::Transaction& tx, StoryId story, const Item&) { accept(tx, story, signature); });
}

Result<std::vector<DecidedChange>> reject_changes(store::Database& db, std::span<const StoryId> stories,
                                                  std::string_view seen, const Signature& signature) {
    return decide_on_changes(db, stories, seen, "change rejected", signature,
                             [](store::Transaction& tx, StoryId story, const Item& changed) {
                                 store::reject_change(tx, story, look_of(changed));
                             });
}

}  // namespace tidings::editing
