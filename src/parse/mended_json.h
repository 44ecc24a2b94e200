#pragma once

#include <string>
#include <string_view>

namespace tidings {

// Repairs the usual mistakes in a JSON document: control characters inside strings, escapes that JSON does
// not have (JavaScript's "\x41" and "\'" are their characters, others are a backslash), halves of surrogate
// pairs, commas missing between values or standing before a closing bracket, names without quotation marks;
// values that are missing, and literals that JSON lacks (NaN, undefined), become null (RFC 8259). Cut-off
// text stays cut off.
std::string mended_json(std::string_view text);

}  // namespace tidings
