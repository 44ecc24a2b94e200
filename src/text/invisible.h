#pragma once

#include <string>
#include <string_view>

namespace tidings {

// Blanks of any width, control and format characters, fillers: what stands in a text and nobody sees.
bool is_invisible(char32_t character);

// Without those at both ends.
std::string_view trim_invisible(std::string_view text);

// With each, but the space, written out: "a\u200bb".
std::string show_invisible(std::string_view text);

}  // namespace tidings
