#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/act.h"
#include "model/story.h"
#include "store/database.h"

// What editors say of stories beside their partners' words, by the names of curate/story_field.h.
namespace tidings::store {

struct StoryField {
    std::string field, value;
};
// The fields of a story that are set, by name.
std::vector<StoryField> story_fields(const Database& db, StoryId story);

// Its value; empty if it is not set.
std::string story_field(const Database& db, StoryId story, std::string_view field);

// An empty value unsets it. What readers see of the story follows from the fields when it is read; the caller
// marks it as changed and writes the act.
void set_story_field(Transaction& tx, StoryId story, std::string_view field, std::string_view value);

// Fills `editorial` of a story.
void add_editorial(const Database& db, Story& story);

// What editors said of tags, of all stories of which they said anything.
std::unordered_map<StoryId, std::vector<ByHand>> tags_by_hand(const Database& db);

// The same of one story.
std::vector<ByHand> tags_by_hand(const Database& db, StoryId story);

// Gives `kept` what editors said of the tags, content notes and terms of `absorbed`, where they said nothing
// of `kept`. Returns what that changes.
std::vector<FieldChange> take_over_tags(Transaction& tx, StoryId kept, StoryId absorbed);

// Our titles of a story, also of one that is withdrawn.
std::vector<EditorialText> editorial_titles(const Database& db, StoryId story);

// How often an editor rejected a story that the feed leads, by the reason in a word (empty: none was given);
// the most frequent first.
struct Rejections {
    std::string reason;
    std::int64_t count = 0;
};
std::vector<Rejections> rejections_of(const Database& db, FeedId feed);

// Stories of which that field, one of `aside` and `embargo`, has a time up to `now`; the longest ago first.
std::vector<StoryId> stories_past(const Database& db, std::string_view field, Timestamp now);

}  // namespace tidings::store
