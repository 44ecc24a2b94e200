#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace tidings {

// RFC 4648, both alphabets (sections 4 and 5), white space ignored, padding optional. None for what is not
// base64, or does not decode to UTF-8.
std::optional<std::string> from_base64(std::string_view text);

}  // namespace tidings
