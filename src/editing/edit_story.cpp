#include "editing/edit_story.h"

#include <algorithm>
#include <charconv>
#include <optional>

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

// The fields with their values as they are stored.
Result<std::vector<FieldValue>> checked(const std::vector<FieldValue>& fields) {
    std::vector<FieldValue> all;
    for (const FieldValue& each : fields) {
        Result<std::string> value = checked_field(each.field, each.value);
        if (!value) return value.error();
        all.push_back({each.field, *std::move(value)});
    }
    return all;
}

std::int64_t number_in(std::string_view text) {
    std::int64_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

// A lead must be an item of the story.
std::optional<Error> why_not_lead(const store::Database& db, StoryId story, std::string_view value) {
    if (value.empty()) return std::nullopt;
    const std::optional<store::ItemPlace> place = store::place_of(db, ItemId{number_in(value)});
    if (place && place->story == story) return std::nullopt;
    return Error{Code::no_such_file,
                 "Story " + std::to_string(number(story)) + " has no item " + std::string(value),
                 "The page of a story shows its items.",
                 {Remedy::Act::show_story, std::to_string(number(story))}};
}

std::optional<Error> why_not_linked(const store::Database& db, StoryId story, std::string_view field) {
    const StoryId other{number_in(field.substr(std::string_view("link:").size()))};
    if (other == story) return Error{Code::usage, "A story cannot be linked to itself", ""};
    if (const Result<Curation> state = state_of(db, other); !state) return state.error();
    return std::nullopt;
}

std::optional<Error> why_not_edited(const store::Database& db, StoryId story,
                                    const std::vector<FieldValue>& fields) {
    const Result<Curation> state = state_of(db, story);
    if (!state) return state.error();
    for (const FieldValue& each : fields) {
        if (*state == Curation::withdrawn && is_for_readers(each.field))
            return Error{Code::refused,
                         "Story " + std::to_string(number(story)) + " was withdrawn, which is for good",
                         "Its readers were told."};
        std::optional<Error> refused;
        if (each.field == "lead") refused = why_not_lead(db, story, each.value);
        if (each.field.starts_with("link:")) refused = why_not_linked(db, story, each.field);
        if (refused) return refused;
    }
    return std::nullopt;
}

// An editor's choice is published at once; without one the rules choose again.
void let_lead(store::Transaction& tx, StoryId story, std::string_view item) {
    const std::optional<ItemId> lead =
        item.empty() ? choose_lead(store::items_of(tx.db(), story)) : std::optional(ItemId{number_in(item)});
    if (lead) store::change_lead(tx, story, *lead);
    if (store::curation_of(tx.db(), story) == Curation::approved) store::take_current_lead(tx, story);
}

}  // namespace

std::string field_now(const store::Database& db, StoryId story, std::string_view field) {
    if (field != "curation") return store::story_field(db, story, field);
    return std::string(curation_name(store::curation_of(db, story).value_or(Curation::pending)));
}

ActId carry_out(store::Transaction& tx, Act act, std::vector<FieldChange> changes) {
    const StoryId story{act.number};
    bool is_seen = false;
    for (const FieldChange& change : changes) {
        store::set_story_field(tx, story, change.field, change.after);
        if (change.field == "lead") let_lead(tx, story, change.after);
        is_seen = is_seen || is_for_readers(change.field);
    }
    if (is_seen) {
        store::mark_changed(tx, story, act.at);
        void_approvals(tx, story, act.by,
                       "what readers see of story " + std::to_string(act.number) + " was edited", act.at);
    }
    act.changes = std::move(changes);
    return store::record_act(tx, act);
}

Result<std::size_t> edit_stories(store::Database& db, std::span<const StoryId> stories, const StoryEdit& edit,
                                 std::string_view seen, const Signature& signature) {
    const Result<std::vector<FieldValue>> fields = checked(edit.fields);
    if (!fields) return fields.error();
    std::size_t changed = 0;
    store::Transaction tx(db);
    for (const StoryId story : stories) {
        if (auto refused = why_not_edited(db, story, *fields)) return *std::move(refused);
        if (auto refused = why_not_as_seen(db, story, seen)) return *std::move(refused);
        std::vector<FieldChange> changes =
            changes_to(*fields, [&](const std::string& field) { return field_now(db, story, field); });
        if (changes.empty()) continue;
        carry_out(tx, act_on(story, signature.at, signature.by, edit.what, signature.reason),
                  std::move(changes));
        ++changed;
    }
    tx.commit();
    return changed;
}

Result<ActId> comment_on(store::Database& db, StoryId story, std::string_view text,
                         const Signature& signature) {
    store::Transaction tx(db);
    if (const Result<Curation> state = state_of(db, story); !state) return state.error();
    const ActId id = store::record_act(tx, act_on(story, signature.at, signature.by, "comment", text));
    tx.commit();
    return id;
}

}  // namespace tidings::editing
