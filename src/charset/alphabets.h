#pragma once

#include <array>
#include <span>
#include <string_view>

namespace tidings {

// The non-ASCII letters of a language, in lower case. For Greek and Cyrillic these are its frequent letters:
// every letter of the script is accepted, and the share of frequent ones tells real words from noise.
struct Alphabet {
    std::string_view language;
    std::string_view letters;
};

enum class Script { latin, greek, cyrillic };

// An encoding that lists of people come in, and the languages that are written in it.
struct ListCharset {
    std::string_view name;       // the name that messages use
    std::string_view converter;  // the name that ICU opens
    Script script;
    std::span<const Alphabet> alphabets;
};

// In order of preference: the first one wins where two explain a list equally well.
std::span<const ListCharset> list_charsets();

}  // namespace tidings
