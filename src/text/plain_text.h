#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace tidings {

// Normalises a text field (titles, names, categories): invalid UTF-8 replaced, C0/C1, U+2028/9 and any run of
// white space folded to one space, bidi controls, BOM and noncharacters removed, NFC, ends trimmed, at most
// `limit` code points.
std::string clean_line(std::string_view text, std::size_t limit = 1000);

// As clean_line, but keeps line breaks (as '\n', at most two in a row).
std::string clean_text(std::string_view text, std::size_t limit = 1'000'000);

// At most `characters` code points, cut at the end of a word where there is one, with "…" when anything was
// cut.
std::string shorten(std::string_view text, std::size_t characters);

std::size_t count_characters(std::string_view utf8);

// Unicode NFKC + case folding: for comparison only, not for display.
std::string fold_case(std::string_view text);

// A slug [a-z0-9-] of at most 80 characters; accents dropped, other scripts transliterated; "x" if no
// character is left.
std::string slugify(std::string_view text);

}  // namespace tidings
