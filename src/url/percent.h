#pragma once

#include <string>
#include <string_view>

namespace tidings {

// True if "%XX" stands at `at`.
bool is_escape(std::string_view text, std::size_t at);

// The byte that "%XX" at `at` means.
char escaped_byte(std::string_view text, std::size_t at);

// Text as the value of a form's field or of a query (RFC 3986 section 2.3): all but unreserved characters
// escaped.
std::string percent_encoded(std::string_view text);

// Every "%XX" replaced by its byte; a lone "%" stays.
std::string percent_decoded(std::string_view text);

}  // namespace tidings
