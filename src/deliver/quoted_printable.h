#pragma once

#include <string>
#include <string_view>

namespace tidings::deliver {

// Text as quoted-printable (RFC 2045 section 6.7): any line end becomes CRLF, no line is over 76 bytes, white
// space before a line end is encoded, and so are "From " and "." at the start of a line, which old mail
// systems change.
std::string quoted_printable(std::string_view text);

// Ends a line of quoted-printable text without ending the line of the text itself.
inline constexpr std::string_view soft_line_break = "=\r\n";

}  // namespace tidings::deliver
