#pragma once

#include <string>

#include "model/ids.h"

namespace tidings {

// By what we know an item again. Made by dedupe, kept by store; every key may be empty, and an empty key
// matches nothing.
struct Identity {
    std::string guid_key;   // the guid, trimmed; of a URL guid, "//" and its url_key
    std::string url_key;    // text/url_key.h; empty for a home page, which does not say which item is meant
    std::string title_key;  // words of the title, case-folded
    std::string
        text_hash;  // of the words of the text without title and stock footer; empty for a text of few words
    std::string
        content_hash;  // of title, text, link and attachments: when it changes, the item has a new revision
    int title_words = 0;  // how many words title_key has

    bool operator==(const Identity&) const = default;
};

// An item in the store that shares at least one key with the one being judged.
struct KnownItem {
    ItemId id{};
    FeedId feed{};
    StoryId story{};
    Identity identity;
};

}  // namespace tidings
