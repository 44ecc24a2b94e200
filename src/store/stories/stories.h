#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/published.h"
#include "model/story.h"
#include "store/database.h"
#include "store/index/item_keys.h"

namespace tidings::store {

// A new story, pending, without its first item yet: set_lead follows in the same transaction.
StoryId open_story(Transaction& tx, Timestamp now);

// The same in one step, which costs half: a new story of the item that is stored next, in the same
// transaction, which leads. The numbers of both are NextIds'. Its entry id is among `keys`, which are to
// be written.
struct NewStory {
    StoryId story{};
    ItemId first{};
    std::string_view guid;  // the publisher's, of the item
    std::string_view authority;
};
void open_story_of(Transaction& tx, ItemKeys& keys, const NewStory& opened, Timestamp now);

// Makes `lead` the item that readers see. When the story has no entry id yet it gets one, for ever: the
// lead's own id if that is an IRI that no other story has, else a tag: URI (RFC 4151) of `authority`
// ("hub.example.org,2026").
void set_lead(Transaction& tx, StoryId story, ItemId lead, std::string_view authority);

// A decision on a story, with who and why, for the audit log. Approving gives it its place in the feed: an
// `updated` that no other story has, and makes its lead as it is now what readers see.
struct Decision {
    StoryId story{};
    Curation before{}, after{};
    std::string by, reason;
};
void record_decision(Transaction& tx, const Decision& decision, Timestamp now);

// What readers see of a story changed: if it was published, its `updated` moves.
void mark_changed(Transaction& tx, StoryId story, Timestamp now);

std::optional<Curation> curation_of(const Database& db, StoryId story);

std::optional<Story> story(const Database& db, StoryId id);

// The story that an item leads, as readers have it, if it was ever published.
std::optional<Story> published_story_led_by(const Database& db, ItemId item);

// A published story, with the tags that its mark knows. None if it left since the mark was read.
std::optional<Story> published_story(const Database& db, const StoryMark& mark);

// Newest first, one in memory at a time; any curation if none is given; all if `count` is 0.
void each_story(const Database& db, std::optional<Curation> curation, int count,
                const std::function<void(const Story&)>& visit);

// Approved stories with a change that waits for an editor, the last seen first; all if `count` is 0.
std::vector<Story> changed_stories(const Database& db, int count);

struct StoryCounts {
    int pending = 0, approved = 0, held = 0, rejected = 0, withdrawn = 0;
    int changed = 0;  // of the approved ones: with a change that waits for an editor
};
StoryCounts count_stories(const Database& db);

}  // namespace tidings::store
