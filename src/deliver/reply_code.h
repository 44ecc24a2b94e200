#pragma once

#include <string_view>

namespace tidings::deliver {

// "5.7.1" of "554 5.7.1 Relay access denied" (RFC 2034); empty if the answer has none, or one that
// contradicts it.
std::string_view enhanced_code(std::string_view answer);

}  // namespace tidings::deliver
