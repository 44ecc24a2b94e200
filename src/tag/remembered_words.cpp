#include "tag/remembered_words.h"

#include <utility>

namespace tidings {

void RememberedWords::grow() {
    ++place_bits_;
    const std::vector<std::uint64_t> before =
        std::exchange(places_, std::vector<std::uint64_t>(2 * places_.size()));
    for (const std::uint64_t place : before)
        if (place != free) places_[place_of(place)] = place;
}

const Patterns& RememberedWords::add(std::uint64_t word_hash, std::vector<PatternId> patterns) {
    if (2 * words_ >= places_.size()) grow();
    ++words_;
    const std::size_t number = patterns.empty() ? none : patterns_.size();
    places_[place_of(word_hash)] = (word_hash & ~patterns_bits) | number;
    if (patterns.empty()) return no_patterns_;
    std::uint64_t marks = 0;
    for (const PatternId pattern : patterns) marks |= mark_of(pattern);
    return patterns_.emplace_back(Patterns{std::move(patterns), marks});
}

}  // namespace tidings
