#pragma once

#include <algorithm>
#include <string>
#include <string_view>

#include "model/search_query.h"
#include "model/story.h"
#include "store/database.h"

namespace tidings::store {

// What a story is found by: folded words (text/search_words.h) separated by single spaces, and the words for
// its properties (search_marks.h).
struct SearchDocument {
    std::string title, text, names, marks;
};

// A withdrawn story has properties alone. Of copies the titles count: their text is the lead's.
SearchDocument search_document(const Database& db, const Story& story);

// Calls `take` with each of the words, which single spaces separate.
template <class Take>
void each_word(std::string_view words, const Take& take) {
    for (std::size_t begin = 0; begin < words.size();) {
        const std::size_t end = std::min(words.find(' ', begin), words.size());
        take(words.substr(begin, end - begin));
        begin = end + 1;
    }
}

// Words of fewer bytes are found whole only: too many others begin with them.
inline constexpr std::size_t shortest_beginning = 4;

// The one column of the index: all words, those of titles once more as title_word.
std::string indexed_words(const SearchDocument& document);
std::string title_word(std::string_view word);

// Whether the words of a phrase follow each other, which the index does not know: in the title, or anywhere.
// `may_go_on`: the last word of one that is not quoted may be the beginning of a longer one.
bool is_in_title(const SearchDocument& document, const SearchQuery::Phrase& phrase);
bool is_anywhere(const SearchDocument& document, const SearchQuery::Phrase& phrase, bool may_go_on);

}  // namespace tidings::store
