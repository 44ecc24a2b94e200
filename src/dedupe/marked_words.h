#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace tidings {

// A word of a text with the features that differ between two issues of a series.
struct MarkedWord {
    std::uint64_t hash = 0;
    std::uint64_t letters = 0;  // a hash of them in any order: "Rafael" and "Raafel" are one name
    int month = 0;              // 1 to 12 if the word is a month's name in one of the hub's languages
    bool is_number = false;
    bool is_name = false;  // capitalised within a sentence
};

// A hash of a word's letters in any order.
std::uint64_t letters_of(std::string_view word);

// The words of a text in their order, at most `most` of them.
std::vector<MarkedWord> mark_words(std::string_view text, std::size_t most);

// Whether two texts follow one template: they agree except in short gaps, and most gaps hold different
// numbers, months or names: one a number or month, or `fewest_names` a name. What stands before
// all they share, such as a dateline, counts only by its months. Such texts are two issues of a
// series.
bool differ_in_place(std::span<const MarkedWord> a, std::span<const MarkedWord> b, std::size_t fewest_names);

// Each has a month that the other lacks.
bool differ_in_months(std::span<const MarkedWord> a, std::span<const MarkedWord> b);

}  // namespace tidings
