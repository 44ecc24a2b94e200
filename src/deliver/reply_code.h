#pragma once

#include <string_view>

namespace tidings::deliver {

// "5.7.1" of "554 5.7.1 Relay access denied" (RFC 2034); empty if the answer has none, or one that
// contradicts it.
std::string_view enhanced_code(std::string_view answer);

// Whether a status (RFC 3463) says that the recipient's address is no good: 5.1.x, but for those that are
// about the sender's address.
bool is_dead_address(std::string_view status);

// Whether it says that the other side wants no mail of ours: 5.7.x, security and policy, and what is said of
// our address.
bool is_about_us(std::string_view status);

}  // namespace tidings::deliver
