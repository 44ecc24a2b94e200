#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"

namespace tidings {

// What a person looks for among the stories.
struct SearchQuery {
    // Words that follow each other, folded as search_words does.
    struct Phrase {
        std::vector<std::string> words;
        bool is_exact = false;  // quoted: the last word is not the beginning of a longer one
    };
    // A property: "tag" and an id, "partner" and a slug …
    struct Mark {
        std::string kind, value;
        bool is_wanted = true;  // else no story with it
    };

    std::vector<Phrase> phrases;             // all of them
    std::vector<Phrase> without;             // and none of these
    std::vector<Mark> marks;                 // of one kind: tags all of them, of others any
    std::optional<Timestamp> after, before;  // first seen from then on; before then
};

}  // namespace tidings
