#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tidings {

// The known word with the smallest edit distance to a mistyped one. `known` must not be empty.
std::string nearest(std::string_view word, const std::vector<std::string>& known);

}  // namespace tidings
