#include "editing/regroup.h"

#include <algorithm>
#include <charconv>

#include "curate/change.h"
#include "dedupe/lead.h"
#include "editing/known_story.h"
#include "intake/changed_leads.h"
#include "store/acts/acts.h"
#include "store/index/story_candidates.h"
#include "store/stories/approved_versions.h"
#include "store/stories/stories.h"
#include "store/stories/story_changes.h"
#include "store/stories/story_fields.h"

namespace tidings::editing {

namespace {

// None if it may be merged. A withdrawn story's text would come back with the other's, or the other would
// vanish with it.
std::optional<Error> refusal_to_merge(const store::Database& db, StoryId story) {
    const Result<Curation> state = state_of(db, story);
    if (!state) return state.error();
    if (*state != Curation::withdrawn) return std::nullopt;
    return Error{Code::refused,
                 "Story " + std::to_string(number(story)) + " was withdrawn, which is for good",
                 "Its readers were told."};
}

Result<store::ItemPlace> known_place(const store::Database& db, ItemId item) {
    if (const std::optional<store::ItemPlace> place = store::place_of(db, item)) return *place;
    return Error{Code::no_such_file,
                 "There is no item " + std::to_string(number(item)),
                 "The page of a story shows its items.",
                 {Remedy::Act::show_story}};
}

// The places of the items to split off, each once.
Result<std::vector<store::ItemPlace>> places_in_one_story(const store::Database& db,
                                                          std::span<const ItemId> items) {
    std::vector<store::ItemPlace> places;
    for (const ItemId item : items) {
        const Result<store::ItemPlace> place = known_place(db, item);
        if (!place) return place.error();
        if (!places.empty() && place->story != places.front().story)
            return Error{Code::usage,
                         "Item " + std::to_string(number(item)) + " is of another story than item " +
                             std::to_string(number(items.front())),
                         "Split one story at a time."};
        if (std::ranges::find(places, item, &store::ItemPlace::item) == places.end())
            places.push_back(*place);
    }
    const StoryId story = places.front().story;
    if (places.size() == store::items_of(db, story).size())
        return Error{Code::refused, "Story " + std::to_string(number(story)) + " has no other items",
                     "Leave one where it is."};
    return places;
}

constexpr std::string_view item_field = "item:", lead_field = "lead-of:", look_field = "look-of:";

std::string text_of(StoryId story) { return std::to_string(number(story)); }
std::string text_of(ItemId item) { return std::to_string(number(item)); }

std::int64_t number_in(std::string_view text) {
    std::int64_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

// The row that the name of a field ends in.
template <class Id>
Id row_of(std::string_view field) {
    return Id{number_in(field.substr(field.find(':') + 1))};
}

// Empty for a story without a lead.
std::string lead_now(const store::Database& db, StoryId story) {
    for (const KnownItem& item : store::items_of(db, story))
        if (item.leads) return text_of(item.id);
    return {};
}

// Another item leads the story. Readers see the one before on until an editor accepts it.
void let_lead(store::Transaction& tx, StoryId story, ItemId lead, std::string_view by, Timestamp now) {
    const std::optional<Story> told = store::story(tx.db(), story);
    store::change_lead(tx, story, lead);
    if (!told || told->curation != Curation::approved) return;
    if (weigh_change(tx, *told, {Partner{}}, now))
        void_approvals(tx, story, by, "another item leads story " + text_of(story), now);
}

// What a merge of the story changes, with what readers had of it.
std::vector<FieldChange> changes_of_absorbing(const store::Database& db, StoryId kept, StoryId absorbed) {
    std::vector<FieldChange> changes = store::changes_of_merging(db, kept, absorbed);
    if (const std::optional<Story> told = store::story(db, absorbed))
        changes.push_back({std::string(look_field) + text_of(absorbed), look_of(told->lead), ""});
    return changes;
}

// A story that is on its own again, in the state that it had. What its partner changed meanwhile was approved
// by no editor.
void separate(store::Transaction& tx, StoryId story, ItemId lead, std::string_view approved_look,
              Timestamp now) {
    store::separate_story(tx, story, lead, now);
    const Story told = store::story(tx.db(), story).value();
    if (told.curation == Curation::approved && look_of(told.lead) != approved_look)
        store::record_decision(tx,
                               {story, Curation::approved, Curation::pending, "tidings",
                                "its partner changed it while it was merged into another"},
                               now);
}

// Merges a story back into the one that its items came from. Error refused where it has got others.
std::optional<Error> absorb(store::Transaction& tx, StoryId story, const Act& act,
                            std::vector<FieldChange>& changes) {
    StoryId kept{};
    for (const KnownItem& item : store::items_of(tx.db(), story)) {
        const auto moved =
            std::ranges::find(changes, std::string(item_field) + text_of(item.id), &FieldChange::field);
        if (moved == changes.end())
            return Error{Code::refused, "Story " + text_of(story) + " has other items by now",
                         "Merge the stories, or split items off."};
        kept = StoryId{number_in(moved->after)};
    }
    for (FieldChange& more : changes_of_absorbing(tx.db(), kept, story))
        if (std::ranges::find(changes, more.field, &FieldChange::field) == changes.end())
            changes.push_back(std::move(more));
    store::merge_stories(tx, kept, story, "put back by " + act.by, act.at);
    return std::nullopt;
}

std::string value_after(const std::vector<FieldChange>& changes, const std::string& field) {
    const auto found = std::ranges::find(changes, field, &FieldChange::field);
    return found == changes.end() ? std::string() : found->after;
}

void take_over_tags(store::Transaction& tx, StoryId kept, StoryId absorbed, const Signature& signature) {
    Act act = act_on(kept, signature.at, signature.by, "tags taken over from story " + text_of(absorbed),
                     signature.reason);
    act.changes = store::take_over_tags(tx, kept, absorbed);
    if (!act.changes.empty()) store::record_act(tx, act);
}

bool is_lead(const FieldChange& change) { return change.field.starts_with(lead_field); }

// Merges the stories that are to have no lead into those that get their items.
std::optional<Error> absorb_ended(store::Transaction& tx, const Act& act, std::vector<FieldChange>& changes) {
    for (const FieldChange& change : std::vector(changes)) {
        if (!is_lead(change) || !change.after.empty()) continue;
        if (auto refused = absorb(tx, row_of<StoryId>(change.field), act, changes)) return refused;
    }
    return std::nullopt;
}

// Those that no merge has moved.
void move_items(store::Transaction& tx, const Act& act, const std::vector<FieldChange>& changes) {
    for (const FieldChange& change : changes)
        if (change.field.starts_with(item_field) && place_now(tx.db(), change.field) != change.after)
            store::move_item(tx, row_of<ItemId>(change.field), StoryId{number_in(change.after)},
                             "put back by " + act.by);
}

// Stories that had none are on their own again; what led the act's story may have gone back.
void give_leads(store::Transaction& tx, const Act& act, const std::vector<FieldChange>& changes) {
    const StoryId subject{act.number};
    for (const FieldChange& change : changes) {
        if (!is_lead(change) || change.after.empty()) continue;
        const StoryId story = row_of<StoryId>(change.field);
        const ItemId lead{number_in(change.after)};
        if (!change.before.empty()) {
            let_lead(tx, story, lead, act.by, act.at);
            continue;
        }
        separate(tx, story, lead, value_after(changes, std::string(look_field) + text_of(story)), act.at);
        store::keep_apart(tx, subject, story);
    }
    if (lead_now(tx.db(), subject).empty())
        let_lead(tx, subject, choose_lead(store::items_of(tx.db(), subject)).value(), act.by, act.at);
}

}  // namespace

Result<std::size_t> merge_stories(store::Database& db, StoryId kept, std::span<const StoryId> others,
                                  const Signature& signature) {
    store::Transaction tx(db);
    if (auto refused = refusal_to_merge(db, kept)) return *std::move(refused);
    for (const StoryId absorbed : others) {
        if (auto refused = refusal_to_merge(db, absorbed)) return *std::move(refused);
        if (absorbed == kept)
            return Error{Code::usage, "Story " + text_of(kept) + " cannot be merged into itself",
                         "Name each story once."};
        Act act =
            act_on(kept, signature.at, signature.by, "took in story " + text_of(absorbed), signature.reason);
        act.changes = changes_of_absorbing(db, kept, absorbed);
        store::record_act(tx, act, absorbed, "merged into story " + text_of(kept));
        store::merge_stories(tx, kept, absorbed, "put there by " + signature.by, signature.at);
        take_over_tags(tx, kept, absorbed, signature);
    }
    const std::size_t count = store::items_of(db, kept).size();
    tx.commit();
    return count;
}

Result<Split> split_story(store::Database& db, std::span<const ItemId> items, const std::string& authority,
                          const Signature& signature) {
    store::Transaction tx(db);
    const Result<std::vector<store::ItemPlace>> places = places_in_one_story(db, items);
    if (!places) return places.error();
    const StoryId old_story = places->front().story;
    const bool needs_lead = std::ranges::any_of(*places, &store::ItemPlace::leads);
    if (needs_lead) store::keep_approved_version(tx, old_story);
    const std::string old_lead = lead_now(db, old_story);
    const StoryId new_story = store::open_story(tx, signature.at);
    Act act = act_on(old_story, signature.at, signature.by,
                     "items split off into story " + text_of(new_story), signature.reason);
    for (const store::ItemPlace& place : *places) {
        store::move_item(tx, place.item, new_story, "put there by " + signature.by);
        act.changes.push_back(
            {std::string(item_field) + text_of(place.item), text_of(old_story), text_of(new_story)});
    }
    const ItemId new_lead = choose_lead(store::items_of(db, new_story)).value();
    store::set_lead(tx, new_story, new_lead, authority);
    act.changes.push_back({std::string(lead_field) + text_of(new_story), "", text_of(new_lead)});
    if (needs_lead) {
        const ItemId next = choose_lead(store::items_of(db, old_story)).value();
        let_lead(tx, old_story, next, signature.by, signature.at);
        act.changes.push_back({std::string(lead_field) + text_of(old_story), old_lead, text_of(next)});
    }
    store::keep_apart(tx, old_story, new_story);
    store::record_act(tx, act, new_story, "split off from story " + text_of(old_story));
    tx.commit();
    return Split{new_story, places->size()};
}

bool is_regrouping(const Act& act) {
    return std::ranges::any_of(
        act.changes, [](const FieldChange& change) { return change.field.starts_with(item_field); });
}

std::string place_now(const store::Database& db, std::string_view field) {
    if (field.starts_with(lead_field)) return lead_now(db, row_of<StoryId>(field));
    if (!field.starts_with(item_field)) return {};
    const std::optional<store::ItemPlace> place = store::place_of(db, row_of<ItemId>(field));
    return place ? text_of(place->story) : std::string();
}

Result<ActId> regroup_back(store::Transaction& tx, Act act, std::vector<FieldChange> changes) {
    const StoryId subject{act.number};
    store::keep_approved_version(tx, subject);
    if (auto refused = absorb_ended(tx, act, changes)) return *std::move(refused);
    move_items(tx, act, changes);
    if (store::items_of(tx.db(), subject).empty())
        return Error{Code::refused, "Story " + text_of(subject) + " would have no items left",
                     "Its own were split off since. Merge them again first."};
    give_leads(tx, act, changes);
    act.changes = std::move(changes);
    return store::record_act(tx, act);
}

}  // namespace tidings::editing
