#include "dedupe/shingle_set.h"

#include <algorithm>
#include <bit>

#include "dedupe/fingerprint.h"

namespace tidings {

ShingleSet::ShingleSet(const WordList& words) {
    const std::span<const std::uint64_t> read =
        std::span(words.hashes).first(std::min(words.hashes.size(), most_words_compared));
    std::vector<std::uint64_t> all = shingles_of(read);
    slots_.resize(std::bit_ceil(2 * all.size() + 2));
    std::erase_if(all, [&](std::uint64_t shingle) { return !insert(shingle); });
    shingles_ = std::move(all);
    size_ = shingles_.size();
}

std::size_t ShingleSet::place_of(std::uint64_t shingle) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t place = static_cast<std::size_t>(shingle) & mask;
    while (slots_[place] != 0 && slots_[place] != shingle) place = (place + 1) & mask;
    return place;
}

bool ShingleSet::insert(std::uint64_t shingle) {
    std::uint64_t& slot = slots_[place_of(shingle)];
    const bool fresh = slot != shingle;
    slot = shingle;
    return fresh;
}

double ShingleSet::contained(const ShingleSet& other) const {
    const std::size_t smaller = std::min(size(), other.size());
    if (smaller == 0) return 0;
    const auto shared =
        std::ranges::count_if(other.shingles_, [&](std::uint64_t shingle) { return contains(shingle); });
    return static_cast<double>(shared) / static_cast<double>(smaller);
}

}  // namespace tidings
