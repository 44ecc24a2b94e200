#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/act.h"
#include "model/published.h"
#include "model/story.h"
#include "store/database.h"
#include "store/index/item_keys.h"

namespace tidings::store {

// Adds a pending story without items. The caller sets its lead in the same transaction.
StoryId open_story(Transaction& tx, Timestamp now);

// A story and the item that opens and leads it, which is stored next in the same transaction; the ids of both
// come from NextIds.
struct NewStory {
    StoryId story{};
    ItemId first{};
    std::string_view guid;  // the publisher's, of the item
    std::string_view authority;
};
// Adds that story with its entry id in one statement, at half the cost of open_story and set_lead. The entry
// id is added to `keys`, which the caller writes.
void open_story_of(Transaction& tx, ItemKeys& keys, const NewStory& opened, Timestamp now);

// Makes `lead` the item that readers see. A story without an entry id gets one that never changes: the guid
// of the lead if that is an IRI and no other story has it, else a tag: URI (RFC 4151) of `authority`
// ("hub.example.org,2026").
void set_lead(Transaction& tx, StoryId story, ItemId lead, std::string_view authority);

// A decision of an editor or a rule on a story.
struct Decision {
    StoryId story{};
    Curation before{}, after{};
    std::string by, reason;
    std::string what{};                  // for the audit log; empty: the name of `after`
    std::vector<FieldChange> changes{};  // of other fields, which the caller writes
    std::optional<ActId> undoes{};
};
// Carries a decision out and writes it into the audit log. Approving gives the story an `updated` that no
// other story has, and publishes its current lead. Returns the act.
ActId record_decision(Transaction& tx, const Decision& decision, Timestamp now);

// Moves `updated` of a published story, because what readers see of it has changed.
void mark_changed(Transaction& tx, StoryId story, Timestamp now);

std::optional<Curation> curation_of(const Database& db, StoryId story);

std::optional<Story> story(const Database& db, StoryId id);

// The story that an item leads, as readers have it; none if it was never published.
std::optional<Story> published_story_led_by(const Database& db, ItemId item);

// A published story with the tags of its mark; none if it is not published any more.
std::optional<Story> published_story(const Database& db, const StoryMark& mark);

// Newest first, one in memory at a time; any curation if none is given; all if `count` is 0.
void each_story(const Database& db, std::optional<Curation> curation, int count,
                const std::function<void(const Story&)>& visit);

// Pending stories that wait for a decision now, one in memory at a time: first those that were set aside
// until a time up to `now`, the longest ago first, then the others, newest first. Those set aside for longer
// and those under an embargo are left out. All if `count` is 0.
void each_to_review(const Database& db, Timestamp now, int count,
                    const std::function<void(const Story&)>& visit);

// How many stories were approved of those that were decided on (withdrawn ones not counted): by the feed that
// leads them, and by the tags that rules gave.
struct Decided {
    std::int64_t approved = 0, all = 0;
};
std::map<FeedId, Decided> decided_by_feed(const Database& db);
std::map<std::string, Decided> decided_by_tag(const Database& db);

// Stories of which that field, one of `aside` and `embargo`, has a time after `now`; the next one first.
std::vector<Story> stories_until(const Database& db, std::string_view field, Timestamp now);

// Approved stories with a change that waits for an editor, the last seen first; all if `count` is 0.
std::vector<Story> changed_stories(const Database& db, int count);

struct StoryCounts {
    int pending = 0, approved = 0, held = 0, rejected = 0, withdrawn = 0;
    int changed = 0;  // of the approved ones: with a change that waits for an editor
};
StoryCounts count_stories(const Database& db);

}  // namespace tidings::store
