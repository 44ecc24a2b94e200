#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/channel.h"
#include "model/story.h"
#include "publish/hub.h"

namespace tidings::publish {

// The combined feed's names beneath Hub::files.
constexpr std::string_view atom_file = "atom.xml";
constexpr std::string_view json_file = "feed.json";

// An entry that is gone for good (RFC 6721).
struct Tombstone {
    std::string entry_id;
    Timestamp at{};  // not before the entry's `updated`
};

// The metadata of a feed document. Names are of files beneath Hub::files.
struct FeedPage {
    std::string name;
    std::string title, subtitle;
    std::string id;            // an IRI, for ever; an archive page has its feed's
    std::string language;      // of every entry, if they share one; else empty
    std::string prev_archive;  // the name of the archive page before (RFC 5005); empty for none
    bool is_archive = false;   // a page of the combined feed that does not change
    Timestamp updated{};       // of the newest entry
    std::vector<Tombstone> gone;
};

// A story as an atom:entry, in a form that feed libraries read completely (atom_entry.cpp explains it), and
// as an item of a JSON Feed. Deterministic: the same story gives the same bytes in each feed.
std::string atom_entry(const Hub& hub, const Story& story);
std::string json_item(const Hub& hub, const Story& story);

// Atom 1.0 (RFC 4287), of entries that atom_entry made; tombstones before the first of them.
std::string atom_document(const Hub& hub, const FeedPage& page, std::span<const std::string_view> entries);

// JSON Feed 1.1, of items that json_item made.
std::string json_document(const Hub& hub, const FeedPage& page, std::span<const std::string_view> items);

// The output of `tidings parse`: a channel as JSON Feed 1.1 with `_tidings` objects.
std::string channel_json(const Channel& channel);

}  // namespace tidings::publish
