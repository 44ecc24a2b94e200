#pragma once

#include <span>
#include <string>
#include <string_view>

namespace tidings {

// A language tag in BCP 47's usual case ("EN_gb" is "en-GB"), or empty for what is none.
std::string language_tag(std::string_view text);

// Its primary language: "en" of "en-GB".
std::string primary_language(std::string_view tag);

// The language a text is written in, as a primary tag, by CLD2 over its first 300 characters. `hint` (may be
// empty) is what the publisher said; it is returned when the text is too short or the guess is unreliable.
std::string detect_language(std::string_view title, std::string_view text, std::string_view hint);

}  // namespace tidings
