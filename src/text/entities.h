#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace tidings {

// What one HTML character reference stands for. A length of 0 means: this is none.
struct CharacterReference {
    std::size_t length = 0;  // bytes of input, with the "&"
    std::array<char, 8> bytes{};
    std::size_t size = 0;

    std::string_view utf8() const { return {bytes.data(), size}; }
};

// Reads the reference at the start of `text`, which begins with "&" (HTML section 13.2.5.72): named ones with the longest match,
// 106 of them without a semicolon too, numeric ones with the corrections for windows-1252. In an attribute a name without
// semicolon is none before "=" or a letter or digit, so that "?a=1&copy=2" stays an address.
CharacterReference read_reference(std::string_view text, bool in_attribute);

// An attribute's value as it was written, with its references decoded.
std::string decode_attribute(std::string_view value);

// Appends one code point as UTF-8.
void append_utf8(std::string& out, char32_t point);

}  // namespace tidings
