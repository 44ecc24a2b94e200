#include "editing/regroup.h"

#include <algorithm>

#include "dedupe/lead.h"
#include "editing/known_story.h"
#include "intake/changed_leads.h"
#include "store/index/story_candidates.h"
#include "store/stories/approved_versions.h"
#include "store/stories/stories.h"
#include "store/stories/story_changes.h"

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

// The item that led the story has left it. Readers see it on until an editor accepts what leads now.
void choose_other_lead(store::Transaction& tx, StoryId story, const Signature& signature) {
    const std::optional<Story> told = store::story(tx.db(), story);
    store::change_lead(tx, story, choose_lead(store::items_of(tx.db(), story)).value());
    if (!told || told->curation != Curation::approved) return;
    if (weigh_change(tx, *told, {Partner{}}, signature.at))
        void_approvals(tx, story, signature.by, "another item leads story " + std::to_string(number(story)),
                       signature.at);
}

}  // namespace

Result<std::size_t> merge_stories(store::Database& db, StoryId kept, std::span<const StoryId> others,
                                  const Signature& signature) {
    const std::string into = std::to_string(number(kept));
    store::Transaction tx(db);
    if (auto refused = refusal_to_merge(db, kept)) return *std::move(refused);
    for (const StoryId absorbed : others) {
        if (auto refused = refusal_to_merge(db, absorbed)) return *std::move(refused);
        if (absorbed == kept)
            return Error{Code::usage, "Story " + into + " cannot be merged into itself",
                         "Name each story once."};
        note(tx, absorbed, "merged into story " + into, signature);
        note(tx, kept, "took in story " + std::to_string(number(absorbed)), signature);
        store::merge_stories(tx, kept, absorbed, "put there by " + signature.by, signature.at);
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
    const StoryId new_story = store::open_story(tx, signature.at);
    for (const store::ItemPlace& place : *places)
        store::move_item(tx, place.item, new_story, "put there by " + signature.by);
    store::set_lead(tx, new_story, choose_lead(store::items_of(db, new_story)).value(), authority);
    if (needs_lead) choose_other_lead(tx, old_story, signature);
    store::keep_apart(tx, old_story, new_story);
    note(tx, old_story, "items split off into story " + std::to_string(number(new_story)), signature);
    note(tx, new_story, "split off from story " + std::to_string(number(old_story)), signature);
    tx.commit();
    return Split{new_story, places->size()};
}

}  // namespace tidings::editing
