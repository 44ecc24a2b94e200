#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace tidings {

// Scans a text 16 bytes at a time with SIMD vectors. A comparison yields a mask: 0xFF in each byte for which
// it is true, else 0.
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

// The bytes that stand `distance` (at most 16) before those of bytes_at; before the first of the text, 0.
inline Bytes bytes_before(std::string_view text, std::size_t at, std::size_t distance = 1) {
    if (at >= distance) return bytes_at(text, at - distance);
    std::array<char, sizeof(Bytes)> shifted{};
    text.copy(shifted.data() + distance - at, shifted.size() - distance + at);
    return std::bit_cast<Bytes>(shifted);
}

// A bit for each byte of a mask, the first one lowest.
inline std::uint64_t bits_of(const ByteMask& mask) {
#ifdef __SSE2__  // one instruction instead of twenty; all else here is left to the compiler
    using Chars [[gnu::vector_size(16)]] = char;
    return static_cast<unsigned>(__builtin_ia32_pmovmskb128(std::bit_cast<Chars>(mask)));
#else
    constexpr std::uint64_t lowest_bits = 0x0101010101010101U;
    constexpr std::uint64_t gather = 0x0102040810204080U;  // brings those of eight bytes into the highest one
    auto halves = std::bit_cast<std::array<std::uint64_t, 2> >(mask);
    if constexpr (std::endian::native == std::endian::big)
        halves = {__builtin_bswap64(halves[0]), __builtin_bswap64(halves[1])};
    return (halves[0] & lowest_bits) * gather >> 56 | (halves[1] & lowest_bits) * gather >> 56 << 8;
#endif
}

inline std::size_t first_bit(std::uint64_t bits) { return static_cast<std::size_t>(std::countr_zero(bits)); }

// The index of the first byte that is set in a mask; 16 or more if none is.
inline std::size_t first_in(const ByteMask& mask) { return first_bit(bits_of(mask)); }

// As bytes_at, without a bounds check: `at` + 16 is at most text.size().
inline Bytes whole_bytes_at(std::string_view text, std::size_t at) {
    return bytes_at({text.data() + at, sizeof(Bytes)}, 0);
}

// The first byte at or behind `from` of those that `test` marks among sixteen; or text.size().
template <class Test>
std::size_t find_byte(std::string_view text, std::size_t from, const Test& test) {
    std::size_t at = from;
    for (; at + sizeof(Bytes) <= text.size(); at += sizeof(Bytes))
        if (const std::uint64_t found = bits_of(test(whole_bytes_at(text, at))); found != 0)
            return at + first_bit(found);
    if (at >= text.size()) return text.size();
    return std::min(at + first_in(test(bytes_at(text, at))), text.size());
}

// As find_byte, with `test` given each byte and the one after it.
template <class Test>
std::size_t find_byte_before(std::string_view text, std::size_t from, const Test& test) {
    std::size_t at = from;
    for (; at + sizeof(Bytes) < text.size(); at += sizeof(Bytes))
        if (const std::uint64_t found = bits_of(test(whole_bytes_at(text, at), whole_bytes_at(text, at + 1)));
            found != 0)
            return at + first_bit(found);
    if (at >= text.size()) return text.size();
    return std::min(at + first_in(test(bytes_at(text, at), bytes_at(text, at + 1))), text.size());
}

// As find_byte, with `test` given each byte and the one before it.
template <class Test>
std::size_t find_byte_behind(std::string_view text, std::size_t from, const Test& test) {
    std::size_t at = from;
    for (; at + sizeof(Bytes) <= text.size(); at += sizeof(Bytes)) {
        const Bytes before = at > 0 ? whole_bytes_at(text, at - 1) : bytes_before(text, 0);
        if (const std::uint64_t found = bits_of(test(whole_bytes_at(text, at), before)); found != 0)
            return at + first_bit(found);
    }
    if (at >= text.size()) return text.size();
    return std::min(at + first_in(test(bytes_at(text, at), bytes_before(text, at))), text.size());
}

inline ByteMask are_ascii_letters_or_digits(const Bytes& bytes) {
    return ((bytes | 0x20) - 'a' < 26) | (bytes - '0' < 10);
}

inline ByteMask are_not_ascii(const Bytes& bytes) { return bytes >= 0x80; }

}  // namespace tidings
