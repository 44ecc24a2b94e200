#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace tidings::store {

// Numbers in a blob, eight bytes each, the highest byte first.
constexpr std::size_t bytes_of_a_number = sizeof(std::int64_t);

inline std::uint64_t highest_byte_first(std::uint64_t number) {
    return std::endian::native == std::endian::little ? __builtin_bswap64(number) : number;
}

inline std::int64_t number_at(std::string_view packed, std::size_t place) {
    std::uint64_t number = 0;
    std::memcpy(&number, packed.data() + place * bytes_of_a_number, bytes_of_a_number);
    return static_cast<std::int64_t>(highest_byte_first(number));
}

inline void append_number(std::string& packed, std::int64_t number) {
    const std::uint64_t bytes = highest_byte_first(static_cast<std::uint64_t>(number));
    packed.append(reinterpret_cast<const char*>(&bytes), bytes_of_a_number);
}

}  // namespace tidings::store
