#pragma once

#include <string_view>

namespace tidings {

// Whether at least four words of a text, and one in four, are among the commonest of English, which no other
// language of Europe reaches with them. False says nothing: headlines and lists have few of them.
bool is_plainly_english(std::string_view text);

}  // namespace tidings
