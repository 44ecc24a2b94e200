#pragma once

#include <map>
#include <string>
#include <vector>

#include "tag/vocabulary.h"

namespace tidings {

// Word lists by language code.
using WordLists = std::map<std::string, std::vector<std::string>>;

// A problem of the vocabulary for its editor to check.
struct PhraseFinding {
    enum class Kind {
        other_words,    // the phrase is one word, and matches other words too
        never_matches,  // no text can contain the phrase, or an excluding phrase matches wherever it does
        in_two_tags,    // of one facet, with one strength
    };
    Kind kind = Kind::other_words;
    std::string tag;  // its id; of a content note its id, of a watched term what to prefer
    std::string language, phrase;
    // The other words, sorted; for in_two_tags, the id of the tag that had the phrase before.
    std::vector<std::string> found{};
};

// Checks all phrases of a vocabulary. Returns first those that never match or belong to two tags, then those
// that match other words of the phrase's language, in the vocabulary's order. Forms in one line of [forms]
// are not other words. Phrases of several words are not compared with the lists, since one wrong word does
// not make them match.
std::vector<PhraseFinding> check_phrases(const Vocabulary& vocabulary, const WordLists& words);

}  // namespace tidings
