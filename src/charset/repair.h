#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace tidings {

// How much of some bytes is UTF-8, not counting ASCII.
struct Utf8Census {
    std::size_t sequences = 0;  // well-formed, of two bytes and more
    std::size_t broken = 0;     // maximal ill-formed subparts
    std::size_t cut = 0;  // of these, sequences that an excerpt ends in; windows-1252 explains none of them
};
Utf8Census count_utf8(std::string_view bytes);

struct Mended {
    std::string text;
    std::size_t replaced = 0;  // by U+FFFD
    std::size_t joined = 0;    // pairs of surrogates, three bytes each (CESU-8), read as their character
    std::size_t as_1252 = 0;   // lone bytes between ASCII that were read as windows-1252
};

// Bytes that are UTF-8 but for a few: each bad spot is mended by itself.
Mended mend_utf8(std::string_view bytes);

// Text that was encoded as UTF-8 twice ("â€™" for "’"), decoded once. Decided item by item (JSON: object by
// object), so that an item reads the same whatever stands beside it: nine of ten runs of characters beyond
// ASCII in it must have been; the others stay as they are, and those that are no UTF-8 do not count. None if
// no item was.
std::optional<std::string> undo_double_encoding(std::string_view bytes);

// C1 control characters were meant as the windows-1252 characters of the same bytes. None if there are none.
std::optional<std::string> undo_c1_controls(std::string_view utf8);

}  // namespace tidings
