#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "dedupe/marked_words.h"
#include "dedupe/word_list.h"

namespace tidings {

// A word of a title: its hash and its weight. Long words and numbers weigh more than stop words.
struct TitleWord {
    std::uint64_t hash = 0;
    double weight = 0;
};

// The features of an item's title and text that the rules compare. Hash lists are sorted and distinct.
struct Fingerprint {
    std::vector<TitleWord> title;
    std::vector<std::string> title_numbers;  // as written: "6.0.3" is one
    std::vector<std::string> title_names;    // words with a capital, case-folded
    std::vector<std::uint64_t> text_numbers, text_names;
    std::vector<std::uint64_t> words;          // of the text and the title
    std::vector<std::uint64_t> telling_words;  // the longer ones of the text
    std::vector<std::uint64_t> shingles;       // of three consecutive words of the text
    std::vector<std::vector<std::uint64_t>>
        blocks;                           // the shingles of each paragraph, in the order of the text
    std::uint64_t opening = 0;            // the first eight words of the text; 0 if it has fewer
    std::vector<MarkedWord> title_words;  // in their order
    std::string text;                     // as it was read: few pairs need its words in their order
    bool follows_up = false;              // by the words of its title
    bool rounds_up = false;               // by the words of its title
    bool is_cut_off = false;              // the text ends within a sentence: an excerpt
};

// The rules compare at most this many words of a text, from its beginning.
constexpr std::size_t most_words_compared = 3000;

// `text` must have its boilerplate removed.
Fingerprint fingerprint(std::string_view title, const TextReading& text);

// The hashes under which the index posts an item, to find items with the same text or a similar title: the
// shingles of its first 120 words whose hash is divisible by 8 (by 4 among the first 24 shingles; mod-m
// sampling, Broder 1997), and a few hashes of its title.
std::vector<std::uint64_t> text_traces(const WordList& text);
std::vector<std::uint64_t> title_traces(std::string_view title);

}  // namespace tidings
