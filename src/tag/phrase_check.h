#pragma once

#include <map>
#include <string>
#include <vector>

#include "tag/vocabulary.h"

namespace tidings {

// The words of languages, by language code.
using WordLists = std::map<std::string, std::vector<std::string>>;

// What an editor of the vocabulary should look at.
struct PhraseFinding {
    enum class Kind {
        other_words,    // the phrase is one word, and matches other words too
        never_matches,  // no text can hold the phrase, or one that excludes it always stands where it does
        in_two_tags,    // of one facet, with one strength
    };
    Kind kind = Kind::other_words;
    std::string tag;  // its id; of a content note its id, of a watched term what to prefer
    std::string language, phrase;
    // The other words, sorted; for in_two_tags, the id of the tag that had the phrase before.
    std::vector<std::string> found{};
};

// Looks through all phrases of a vocabulary: first those that never match or stand in two tags, then those
// that match other words of the phrase's language, in the vocabulary's order. Forms in one line of [forms]
// are not other words. A phrase of several words needs the others too and is not compared with the lists.
std::vector<PhraseFinding> check_phrases(const Vocabulary& vocabulary, const WordLists& words);

}  // namespace tidings
