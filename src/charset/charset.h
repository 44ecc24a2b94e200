#pragma once

#include <concepts>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace tidings {

struct Decoded {
    std::string_view bytes;  // those that were decoded, without BOM; whoever passed them owns them
    std::optional<std::string> converted;  // none: the bytes are UTF-8 already
    std::string charset;                   // what it was decoded from, IANA name in lower case
    std::vector<Warning> warnings;

    // Valid UTF-8; U+FFFD where a byte meant nothing.
    std::string_view text() const { return converted ? *converted : bytes; }
};

// Decides the character encoding of a document (BOM, then the HTTP Content-Type, then the XML declaration,
// then by looking; RFC 7303 section 3) and converts it. A label that the bytes contradict is overruled, with
// a warning. UTF-7 is never read.
Decoded to_utf8(std::string_view bytes, std::string_view content_type);

// The Unicode encoding that a byte order mark names, or that zero bytes between ASCII give away; empty if
// neither is there.
std::string self_evident_charset(std::string_view beginning);

// What it gives may stand in the bytes.
template <std::same_as<std::string> Temporary>
Decoded to_utf8(Temporary&& bytes, std::string_view content_type) = delete;

}  // namespace tidings
