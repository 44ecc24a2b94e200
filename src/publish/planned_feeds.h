#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/published.h"
#include "publish/hub.h"

namespace tidings::publish {

// The newest stories that fit a feed's first page: at most this many entries, and this many bytes (one entry
// always fits). The bytes leave room for the head, so that a document stays below 1 MB.
constexpr std::size_t most_entries = 50;
constexpr std::size_t most_bytes = 950'000;
constexpr std::size_t most_tombstones = 50;

// The subject of a feed. The values are in the order that they are listed in.
enum class FeedKind { combined, tag, language };

// A feed that public/ holds as Atom and as JSON Feed, with its stories.
struct PlannedFeed {
    FeedKind kind = FeedKind::combined;
    std::string subject;               // the tag, or the language; empty for the combined feed
    std::string facet;                 // of the tag
    std::string label;                 // of the subject, for people
    std::string atom_name, json_name;  // beneath Hub::files
    std::string id;
    std::vector<std::size_t> stories;  // places in the marks, the last updated first; at most most_entries
    std::vector<std::size_t> gone;     // places in the gone stories; at most most_tombstones
};

// The feed of everything: every story that no archive page has, and newer ones beside them. `marks` and
// `gone` the last first.
PlannedFeed planned_combined_feed(const Hub& hub, std::span<const StoryMark> marks,
                                  std::span<const GoneStory> gone);

// The combined feed, then one for each tag of the vocabulary and for each language that a story has or had.
// `marks` and `gone` the last first.
std::vector<PlannedFeed> planned_feeds(const Hub& hub, std::span<const StoryMark> marks,
                                       std::span<const GoneStory> gone);

// "en" of "en-GB"; empty if `tag` is no language tag.
std::string feed_language(std::string_view tag);

// The tag whose feed a file was, whatever the vocabulary says of it now; empty for any other file.
std::string_view tag_of_file(std::string_view name);

}  // namespace tidings::publish
