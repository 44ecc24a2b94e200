#pragma once

#include <string>
#include <string_view>

namespace tidings {

// The shortest code (RFC 5646 section 2.2.1) of a language: "de" for "deu" and "ger" (ISO 639-2), "he" for
// the withdrawn "iw", and what has no shorter one as it is. Empty for codes that name no language: und, mis,
// mul, zxx. `code` is two or three lower-case letters.
std::string shortest_code(std::string_view code);

// The code of a language by its name in English or in itself ("German", "Deutsch", "français", "English
// (UK)"), accents and case aside; empty for what is none.
std::string code_of_language_named(std::string_view name);

}  // namespace tidings
