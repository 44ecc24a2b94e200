#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace tidings {

// The value of an enumeration (counted from 0) that stands at a name's place in a list of names.
template <class Enum, std::size_t Count>
std::optional<Enum> named(const std::array<std::string_view, Count>& names, std::string_view name) {
    for (std::size_t i = 0; i < Count; ++i)
        if (names[i] == name) return static_cast<Enum>(i);
    return std::nullopt;
}

}  // namespace tidings
