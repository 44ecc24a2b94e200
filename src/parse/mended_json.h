#pragma once

#include <string>
#include <string_view>

namespace tidings {

// The same document with the usual mistakes mended: control characters inside strings, escapes that JSON does
// not have (JavaScript's "\x41" and "\'" are their characters, others are a backslash), halves of surrogate
// pairs, commas missing between values or standing before a closing bracket, names without quotation marks;
// values that are missing, and words for values that other programs have (NaN, undefined), are null
// (RFC 8259). Cut-off text stays cut off.
std::string mended_json(std::string_view text);

}  // namespace tidings
