#pragma once

#include <string>
#include <string_view>

namespace tidings {

// Plain text in which every http or https address stands as we publish it (published_address). Mail programs
// make links of them, and readers copy them. Text without any, and addresses that stay as they are, are not
// touched.
std::string with_published_addresses(std::string_view text);

}  // namespace tidings
