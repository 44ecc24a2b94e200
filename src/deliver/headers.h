#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "model/subscriber.h"

namespace tidings::deliver {

// Each makes one header field, from its name to its final CRLF, folded at 78 bytes. Text is cleaned to one
// line first, so that no value can begin a header of its own; what is not plain ASCII becomes encoded words
// (RFC 2047).

// A field of free text: Subject.
std::string text_field(std::string_view name, std::string_view text);

// A field of the form `Words <address>`: From, To, List-Id. `words` may be empty; `address` is taken as it
// is.
std::string phrase_field(std::string_view name, std::string_view words, std::string_view address);

// A field whose value is taken as it is: ASCII without control characters, which the caller has made sure of.
std::string plain_field(std::string_view name, std::string_view value);

// Reply-To, or nothing.
std::string reply_to_field(const std::optional<EmailAddress>& reply_to);

}  // namespace tidings::deliver
