#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace tidings {

struct Decoded {
    std::string text;     // valid UTF-8 without BOM; U+FFFD where a byte meant nothing
    std::string charset;  // what it was decoded from, IANA name in lower case
    std::vector<Warning> warnings;
};

// Decides the character encoding of a document (BOM, then the HTTP Content-Type, then the XML declaration,
// then by looking; RFC 7303 section 3) and converts it. A label that the bytes contradict is overruled, with
// a warning. UTF-7 is never read.
Decoded to_utf8(std::string_view bytes, std::string_view content_type);

}  // namespace tidings
