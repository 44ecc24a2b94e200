#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace tidings {

// Whether words are in both texts, or only in the text before or after. A word is what white space separates.
enum class Presence { kept, removed, added };

struct WordRun {
    Presence presence = Presence::kept;
    std::vector<std::string_view> words;  // of the texts that were compared
};

// A shortest edit script between two texts (E. W. Myers, "An O(ND) difference algorithm and its variations",
// 1986), in the order of the text; where words are replaced, the removed ones come first. Texts that differ
// in more than 1,000 words are not diffed in detail: between their common prefix and suffix all words are
// removed, then added.
std::vector<WordRun> word_diff(std::string_view before, std::string_view after);

// The number of words with that presence.
std::size_t count_words(const std::vector<WordRun>& runs, Presence presence);

}  // namespace tidings
