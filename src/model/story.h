#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "model/editorial.h"
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
    Editorial editorial;
    EditorialWords told;  // filled by as_told
};

// The story with editors' words in the first of these languages that has them. In the story's own language
// the partner's title and text stand, unless editors wrote others in it; the languages behind it count for
// notes alone. The partner's title gives way to ours; `lead` says nothing else than before.
Story as_told(Story story, std::span<const std::string_view> languages);

// The languages of its title, and of what `excerpt` returns.
std::string title_language(const Story& story);
std::string excerpt_language(const Story& story);

// The editors' summary where the story is told with one; else the part of the partner's text that its excerpt
// limit permits, without the lines that publishing software adds: none for a limit of 0. Plain text of at
// most `characters` (code points, cut at a word with "…"). A limit of the story itself replaces the
// partner's.
std::string excerpt(const Story& story, std::size_t characters);

// The part of the partner's text that may be shown, whatever editors say.
std::string partners_excerpt(const Story& story, std::size_t characters);

// The whole content if the partner permits it and the story has no limit of its own; otherwise empty, and
// only `excerpt` may be shown.
const SafeHtml& whole_content(const Story& story);

}  // namespace tidings
