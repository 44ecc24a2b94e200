#pragma once

#include <optional>
#include <string>

#include "base/clock.h"
#include "model/ids.h"

namespace tidings {

// By what we know an item again. Made by dedupe, kept by store; every key may be empty, and an empty key
// matches nothing.
struct Identity {
    std::string guid_key;   // the guid, trimmed; of a URL guid, "//" and its url_key
    std::string url_key;    // url/key.h; empty for a home page, which does not say which item is meant
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
    bool found_by_former_key = false;  // which stands in its identity, in place of the one it has now
    // These two store::items_resembling alone says.
    Timestamp last_seen{};
    std::optional<Timestamp> published;
    // What it says, where the question needs it (store::add_texts, store::candidates); empty otherwise.
    std::string title, text, language;  // the text plain, a block a line
    Timestamp time{};                   // when it was published, or else first seen
    std::string why;                    // why it is in its story, in words; empty for the first of one
    bool leads = false;                 // its story
    bool has_source = false;            // its feed says that it took it from another feed
};

}  // namespace tidings
