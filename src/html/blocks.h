#pragma once

#include <cstddef>
#include <string_view>

namespace tidings {

// True for elements that begin and end on a line of their own, and for br.
bool is_block(std::string_view element);

inline bool is_cell(std::string_view element) { return element == "td" || element == "th"; }

// Bytes of HTML white space and no-break spaces that `text` begins with.
std::size_t leading_space(std::string_view text);

// The position of the first white space or no-break space of `text`, or its size.
std::size_t end_of_word(std::string_view text);

}  // namespace tidings
