#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace tidings {

// Sixteen bytes of a text at a time: comparing them all costs what comparing one does. A comparison gives a
// mask, 0xFF in each byte that fits.
using Bytes [[gnu::vector_size(16)]] = unsigned char;
using ByteMask = decltype(Bytes{} == 0);

// Bytes behind the end of the text are 0. `at` is no larger than text.size().
inline Bytes bytes_at(std::string_view text, std::size_t at) {
    if (text.size() - at >= sizeof(Bytes)) {
        Bytes bytes;
        std::memcpy(&bytes, text.data() + at, sizeof bytes);
        return bytes;
    }
    Bytes last{};
    std::memcpy(&last, text.data() + at, text.size() - at);
    return last;
}

// The place of the first byte in a mask; 16 if there is none.
inline std::size_t first_in(const ByteMask& mask) {
    const auto halves = std::bit_cast<std::array<std::uint64_t, 2>>(mask);
    if constexpr (std::endian::native == std::endian::big)
        return static_cast<std::size_t>(halves[0] != 0 ? std::countl_zero(halves[0])
                                                       : 64 + std::countl_zero(halves[1])) /
               8;
    return static_cast<std::size_t>(halves[0] != 0 ? std::countr_zero(halves[0])
                                                   : 64 + std::countr_zero(halves[1])) /
           8;
}

// The first byte at or behind `from` of those that `test` marks among sixteen; or text.size().
template <class Test>
std::size_t find_byte(std::string_view text, std::size_t from, const Test& test) {
    for (std::size_t at = from; at < text.size(); at += sizeof(Bytes))
        if (const std::size_t first = first_in(test(bytes_at(text, at))); first < sizeof(Bytes))
            return at + first < text.size() ? at + first : text.size();
    return text.size();
}

// The same, where what follows a byte counts: `test` gets it, too.
template <class Test>
std::size_t find_byte_before(std::string_view text, std::size_t from, const Test& test) {
    for (std::size_t at = from; at < text.size(); at += sizeof(Bytes))
        if (const std::size_t first = first_in(test(bytes_at(text, at), bytes_at(text, at + 1)));
            first < sizeof(Bytes))
            return at + first < text.size() ? at + first : text.size();
    return text.size();
}

inline ByteMask are_ascii_letters_or_digits(const Bytes& bytes) {
    return ((bytes | 0x20) - 'a' < 26) | (bytes - '0' < 10);
}

inline ByteMask are_not_ascii(const Bytes& bytes) { return bytes >= 0x80; }

}  // namespace tidings
