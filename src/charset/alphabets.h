#pragma once

#include <array>
#include <span>
#include <string_view>

namespace tidings {

// The letters beyond ASCII of a language, in lower case. Of Greek and Cyrillic, those that most of its texts
// are made of: every letter of the script fits, and these tell whether the words are words.
struct Alphabet {
    std::string_view language;
    std::string_view letters;
};

enum class Script { latin, greek, cyrillic };

// An encoding that lists of people come in, and the languages that are written in it.
struct ListCharset {
    std::string_view name;       // as people know it
    std::string_view converter;  // as ICU does
    Script script;
    std::span<const Alphabet> alphabets;
};

// The first is believed where two explain a list equally well.
std::span<const ListCharset> list_charsets();

}  // namespace tidings
