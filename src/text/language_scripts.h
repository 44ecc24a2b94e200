#pragma once

#include <unicode/uscript.h>

#include <string_view>

namespace tidings {

// The script that most letters of a text are of; USCRIPT_COMMON if it has none, or none prevails.
// Kana count as Japanese (USCRIPT_JAPANESE), as does the Han script beside them.
UScriptCode main_script(std::string_view text);

// Whether a language (primary BCP 47 tag) is written in a script. A language that is not known to have one of
// its own is written in Latin letters.
bool is_written_in(std::string_view language, UScriptCode script);

// The language that a text in this script is most likely in; empty for Latin, which many languages share.
std::string_view likely_language(UScriptCode script);

}  // namespace tidings
