#pragma once

#include <string>
#include <string_view>

namespace tidings {

// Characters that a reader does not see in a text: blanks of any width, control and format characters,
// fillers.
bool is_invisible(char32_t character);

// The text without invisible characters at both ends.
std::string_view trim_invisible(std::string_view text);

// The text with each invisible character except the space escaped: "a\u200bb".
std::string show_invisible(std::string_view text);

}  // namespace tidings
