#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace tidings {

// A decoded HTML character reference: one code point or, rarely, two. Length 0 if the text is no reference;
// then `first` is "&".
struct CharacterReference {
    std::size_t length = 0;  // bytes of input, with the "&"
    char32_t first = U'&';
    char32_t second = 0;  // 0 if there is only one
};

// Reads the reference at the start of `text`, which begins with "&" (HTML section 13.2.5.72): named ones with
// the longest match, 106 of them without a semicolon too, numeric ones with the corrections for windows-1252.
// In an attribute a name without semicolon is none before "=" or a letter or digit, so that "?a=1&copy=2"
// stays an address.
CharacterReference read_reference(std::string_view text, bool in_attribute);

// An attribute's value as it was written, with its references decoded.
std::string decode_attribute(std::string_view value);

// Decodes HTML character references once ("&eacute;", "&#233;", "&#xE9;"); leaves all other text unchanged.
std::string decode_entities(std::string_view text);

// Text as HTML content or attribute value: & < > " ' ` escaped ("'" as "&#39;").
std::string escape_html(std::string_view text);

}  // namespace tidings
