#pragma once

#include <string>
#include <string_view>

namespace tidings::deliver {

// A mail server's answer as it may be kept, logged and shown to editors: with "<address>" in place of every
// mail address, as servers like to repeat whom they refuse. Its codes stay.
std::string without_addresses(std::string_view answer);

}  // namespace tidings::deliver
