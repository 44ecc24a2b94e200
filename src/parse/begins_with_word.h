#pragma once

#include <string_view>

#include "text/ascii.h"

namespace tidings {

constexpr bool begins_with_word(std::string_view text, std::string_view word) {
    return equal_ignoring_case(text.substr(0, word.size()), word);
}

}  // namespace tidings
