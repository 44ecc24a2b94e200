#pragma once

#include <string>
#include <string_view>

namespace tidings {

// True if "%XX" stands at `at`.
bool is_escape(std::string_view text, std::size_t at);

// The byte that the "%XX" at `at` encodes.
char escaped_byte(std::string_view text, std::size_t at);

// Percent-encodes text as a value of a form or query: all bytes but the unreserved characters (RFC 3986
// section 2.3).
std::string percent_encoded(std::string_view text);

// Percent-decodes once: replaces each "%XX" by its byte; a "%" without two hexadecimal digits stays.
std::string percent_decoded(std::string_view text);

}  // namespace tidings
