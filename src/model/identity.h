#pragma once

#include <optional>
#include <string>

#include "base/clock.h"
#include "model/ids.h"

namespace tidings {

// The keys by which an item is recognised in a later document. Made by dedupe, stored by store. Any key may
// be empty; an empty key does not match.
struct Identity {
    std::string guid_key;   // the guid, trimmed; of a URL guid, "//" and its url_key
    std::string url_key;    // url/key.h; empty for a home page, whose address identifies no single item
    std::string title_key;  // words of the title, case-folded
    std::string
        text_hash;  // of the words of the text without title and stock footer; empty for a text of few words
    std::string
        content_hash;  // of title, text, link and attachments: when it changes, the item has a new revision
    int title_words = 0;    // how many words title_key has
    std::string points_at;  // url_key of the page elsewhere that the item was copied from or only points at

    bool operator==(const Identity&) const = default;
};

// An item in the store that may be the one being judged, or of its story.
struct KnownItem {
    ItemId id{};
    FeedId feed{};
    StoryId story{};
    Identity identity;
    bool found_by_former_key = false;  // then its identity holds that key instead of the current one
    // Only store::items_resembling fills these two.
    Timestamp last_seen{};
    std::optional<Timestamp> published;
    // Its contents, filled by store::add_texts and store::candidates; empty otherwise.
    std::string title, text, language;  // the text is plain, one paragraph a line
    Timestamp time{};                   // when it was published, or else first seen
    std::string why;                    // why it is in its story, in words; empty for the first of one
    bool leads = false;                 // its story
    bool has_source = false;            // its feed says that it took it from another feed
};

}  // namespace tidings
