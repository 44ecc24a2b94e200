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

// Repairs bytes that are mostly UTF-8: each ill-formed sequence is repaired on its own.
Mended mend_utf8(std::string_view bytes);

// Undoes double encoding (mojibake: "â€™" for "’"). Each item (JSON: each object) is judged on its own, so
// that its result does not depend on its neighbours: at least nine of ten runs of non-ASCII characters in it
// must be double-encoded; runs that are not stay as they are, and runs that do not form UTF-8 are not
// counted. None if no item is double-encoded.
std::optional<std::string> undo_double_encoding(std::string_view bytes);

// Replaces C1 control characters by the windows-1252 characters of the same bytes. None if the text has no C1
// controls.
std::optional<std::string> undo_c1_controls(std::string_view utf8);

}  // namespace tidings
