#pragma once

#include <string>
#include <string_view>

namespace tidings {

// Text as a JSON string with its quotes (RFC 8259 section 7): only what must be escaped is; ill-formed UTF-8
// is replaced.
void append_json_string(std::string& out, std::string_view text);

}  // namespace tidings
