#pragma once

#include <concepts>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace tidings {

struct Decoded {
    std::string_view bytes;                // the decoded part, without BOM; the caller of to_utf8 owns it
    std::optional<std::string> converted;  // none: the bytes are UTF-8 already
    std::string charset;                   // what it was decoded from, IANA name in lower case
    std::vector<Warning> warnings;

    // Valid UTF-8; U+FFFD in place of each undecodable sequence.
    std::string_view text() const { return converted ? *converted : bytes; }
};

// Decides the character encoding of a document (BOM, then the HTTP Content-Type, then the XML declaration,
// then by detection; RFC 7303 section 3) and converts it. A label that the bytes contradict is overruled,
// with a warning. UTF-7 is never read.
Decoded to_utf8(std::string_view bytes, std::string_view content_type);

// The Unicode encoding by the byte order mark, or by the pattern of zero bytes between ASCII characters;
// empty without either.
std::string self_evident_charset(std::string_view beginning);

// The result may be a view of `bytes`.
template <std::same_as<std::string> Temporary>
Decoded to_utf8(Temporary&& bytes, std::string_view content_type) = delete;

}  // namespace tidings
