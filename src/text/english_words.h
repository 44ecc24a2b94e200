#pragma once

#include <string_view>

namespace tidings {

// Whether at least four words of a text, and a quarter of them, are English stop words; texts in other
// European languages stay below that share. False does not mean another language: headlines and lists have
// few stop words.
bool is_plainly_english(std::string_view text);

}  // namespace tidings
