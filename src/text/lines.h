#pragma once

#include <string_view>

namespace tidings {

// Removes the first line of a text and returns it without its line end (LF or CRLF). The text must not be
// empty.
constexpr std::string_view next_line(std::string_view& text) {
    const std::size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
}

}  // namespace tidings
