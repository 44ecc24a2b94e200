#pragma once

#include <string_view>

namespace tidings {

// Takes the first line off a text; without its end, which is LF or CRLF. Call only while the text is not
// empty.
constexpr std::string_view next_line(std::string_view& text) {
    const std::size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
}

}  // namespace tidings
