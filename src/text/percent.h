#pragma once

#include <string>
#include <string_view>

namespace tidings {

// True if "%XX" stands at `at`.
bool is_escape(std::string_view text, std::size_t at);

// The byte that "%XX" at `at` means.
char escaped_byte(std::string_view text, std::size_t at);

// Every "%XX" replaced by its byte; a lone "%" stays.
std::string percent_decoded(std::string_view text);

}  // namespace tidings
