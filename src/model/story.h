#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "model/feed.h"
#include "model/ids.h"
#include "model/item.h"

namespace tidings {

// The editorial state of a story.
enum class Curation { pending, approved, held, rejected, withdrawn };

std::string_view curation_name(Curation curation);
std::optional<Curation> curation_named(std::string_view name);

// Another item with the story's text: "also at".
struct Copy {
    ItemId item{};
    std::string partner_name;
    std::optional<Url> url;
    std::string why;  // why it was judged to be the same story
};

// Items with the same text, merged for readers: the lead item, its partner, and the copies ("also at").
struct Story {
    StoryId id{};
    Curation curation = Curation::pending;
    std::string entry_id;  // the Atom id, an IRI; given once, never changed
    ItemId lead_id{};
    Item lead;
    FeedId feed{};
    std::string feed_title;
    std::string feed_address;
    Partner partner;
    std::vector<std::string> tags;  // ids of our vocabulary, sorted
    std::vector<Copy> also_at;
    Timestamp first_seen{};
    std::optional<Timestamp> approved_at;
    Timestamp updated{};  // when its entry last changed for readers; distinct among published stories
    std::optional<Timestamp> changed_at;  // when a change of its lead was seen that waits for an editor
};

// The part of a story's text that the partner's excerpt limit permits: plain text of at most `characters`
// (code points, cut at a word with "…") without the lines that publishing software adds, fewer if the partner
// allows fewer, none if the partner allows 0.
std::string excerpt(const Story& story, std::size_t characters);

// The whole content if the partner permits it; otherwise empty, and only `excerpt` may be shown.
const SafeHtml& whole_content(const Story& story);

}  // namespace tidings
