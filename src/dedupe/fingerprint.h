#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "dedupe/marked_words.h"
#include "dedupe/word_list.h"

namespace tidings {

// A word of a title: its hash, and how much it tells. Long words and numbers tell more than "of" and "the".
struct TitleWord {
    std::uint64_t hash = 0;
    double weight = 0;
};

// What the rules compare of an item's title and text. All lists are sorted and hold everything once.
struct Fingerprint {
    std::vector<TitleWord> title;
    std::vector<std::string> title_numbers;  // as written: "6.0.3" is one
    std::vector<std::string> title_names;    // words with a capital, case-folded
    std::vector<std::uint64_t> text_numbers, text_names;
    std::vector<std::uint64_t> words;                 // of the text and the title
    std::vector<std::uint64_t> telling_words;         // the longer ones of the text
    std::vector<std::uint64_t> shingles;              // every three words of the text that follow each other
    std::vector<std::vector<std::uint64_t>> blocks;   // the shingles of each block, in the order of the text
    std::uint64_t opening = 0;                        // the first eight words of the text; 0 if it has fewer
    std::vector<MarkedWord> title_words, text_words;  // in their order; of the text the first ones
    bool follows_up = false;                          // by the words of its title
    bool is_cut_off = false;                          // the text ends within a sentence: an excerpt
};

// Of longer texts the rules compare this many words.
constexpr std::size_t most_words_compared = 3000;

// Of an item whose text is without boilerplate.
Fingerprint fingerprint(std::string_view title, const TextReading& text);

// The hashes under which store files an item, so that one with the same text or a similar title finds it: a
// sample of the shingles of its first 120 words, and a few of its title.
std::vector<std::uint64_t> text_traces(const WordList& text);
std::vector<std::uint64_t> title_traces(std::string_view title);

}  // namespace tidings
