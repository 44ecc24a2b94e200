#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tidings {

// The known word that is fewest edits away from a mistyped one. `known` must not be empty.
std::string nearest(std::string_view word, const std::vector<std::string>& known);

}  // namespace tidings
