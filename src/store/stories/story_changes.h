#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "model/act.h"
#include "model/story.h"
#include "store/database.h"

// What rules and editors make of stories: merging, splitting, relating. The texts of who did what and why go
// to the audit log through record_act.
namespace tidings::store {

// What a merge changes, by the fields of the audit log (see editing/regroup.h): the place of each item of
// `absorbed`, its lead, and whether an issue held it.
std::vector<FieldChange> changes_of_merging(const Database& db, StoryId kept, StoryId absorbed);

// The items of `absorbed` become items of `kept`, which keeps its state, lead and entry id; `why` is said of
// each of them.
// `now` is when readers of the absorbed story's feed entry are told.
void merge_stories(Transaction& tx, StoryId kept, StoryId absorbed, std::string_view why, Timestamp now);

// The story that one was merged into.
std::optional<StoryId> merged_into(const Database& db, StoryId story);

bool has_one_item(const Database& db, StoryId story);

// Whether a feed has items of both.
bool share_a_feed(const Database& db, StoryId one, StoryId other);

// Makes a story of its own again of one that was merged into another: its items, which have been moved back,
// are led by `lead`, and its feed entry is told again.
void separate_story(Transaction& tx, StoryId story, ItemId lead, Timestamp now);

// Whether an issue or a sealed mail names the story.
bool is_in_an_issue(const Database& db, StoryId story);

struct ItemPlace {
    ItemId item{};
    StoryId story{};
    bool leads = false;
};
std::optional<ItemPlace> place_of(const Database& db, ItemId item);

// Moves an item into another story. The one it leaves must have others.
void move_item(Transaction& tx, ItemId item, StoryId story, std::string_view why);

// Keeps every rule from merging the two stories again; merge_stories, by an editor, lifts it.
void keep_apart(Transaction& tx, StoryId one, StoryId other);
bool are_kept_apart(const Database& db, StoryId one, StoryId other);

// Puts two stories into one cluster, so that they are shown together. Does nothing for a story that has a
// cluster already.
void relate(Transaction& tx, StoryId story, StoryId other, std::string_view why);

struct Related {
    StoryId story{};
    std::string title, partner_name, why;
};
std::vector<Related> related_to(const Database& db, StoryId story);

// The id of the cluster: that of its oldest story; a story without a cluster is one of its own.
StoryId cluster_of(const Database& db, StoryId story);

// Changes the item that readers see; the entry id stays.
void change_lead(Transaction& tx, StoryId story, ItemId lead);

}  // namespace tidings::store
