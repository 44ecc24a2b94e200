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

const Patterns& RememberedWords::add(std::uint64_t word_hash, std::vector<PatternId> ids,
                                     std::uint64_t next_marks) {
    if (2 * words_ >= places_.size()) grow();
    ++words_;
    const auto [known, fresh] = numbers_.try_emplace(std::move(ids), patterns_.size());
    if (fresh) {
        std::uint64_t marks = 0;
        for (const PatternId pattern : known->first) marks |= mark_of(pattern);
        patterns_.push_back(std::make_unique<const Patterns>(Patterns{known->first, marks, next_marks}));
    }
    places_[place_of(word_hash)] = (word_hash & ~patterns_bits) | known->second;
    return *patterns_[known->second];
}

}  // namespace tidings
