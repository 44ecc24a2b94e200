#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace tidings {

constexpr char32_t replacement_character = 0xFFFD;

// One code point and where the next one begins.
struct CodePoint {
    char32_t value;
    std::size_t next;
};

// Appends a code point as UTF-8; U+FFFD for surrogates and what lies beyond U+10FFFF.
void append_utf8(std::string& out, char32_t code_point);

constexpr bool is_ascii_byte(char c) { return static_cast<unsigned char>(c) < 0x80; }
constexpr bool is_continuation_byte(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80; }

// As code_point_at, without its fast path for ASCII.
CodePoint read_code_point(std::string_view text, std::size_t at);

// Decodes the code point at `at` (< text.size()). Ill-formed bytes give U+FFFD, one for each maximal subpart
// (Unicode 15, section 3.9), and always at least one byte of progress.
inline CodePoint code_point_at(std::string_view text, std::size_t at) {
    const auto first = static_cast<unsigned char>(text[at]);
    if (first < 0x80) return {first, at + 1};
    const bool is_letter_of_two = first >= 0xC2 && first <= 0xDF && at + 1 < text.size();
    if (!is_letter_of_two || !is_continuation_byte(text[at + 1])) return read_code_point(text, at);
    return {(first & 0x1FU) << 6 | (static_cast<unsigned char>(text[at + 1]) & 0x3FU), at + 2};
}

// The first byte at or after `from` that is not ASCII, or text.size().
std::size_t find_non_ascii(std::string_view text, std::size_t from = 0);

// Where the first ill-formed sequence at or after `from` begins, or text.size().
std::size_t find_ill_formed(std::string_view text, std::size_t from = 0);

// True if every byte belongs to a well-formed UTF-8 sequence (RFC 3629).
inline bool is_utf8(std::string_view bytes) { return find_ill_formed(bytes) == bytes.size(); }

}  // namespace tidings
