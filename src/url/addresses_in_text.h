#pragma once

#include <string>
#include <string_view>

namespace tidings {

// Replaces every http or https address in plain text by its published_address, because mail programs turn
// addresses into links and readers copy them. All other text stays unchanged.
std::string with_published_addresses(std::string_view text);

}  // namespace tidings
