#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "fetch/http.h"

namespace tidings::fetch {

// The content codings that decode() takes off, as Accept-Encoding names them (RFC 9110 section 12.5.3).
constexpr const char* accepted_codings = "gzip, br, zstd, deflate";

// Those that a body is in, in the order they were applied: lower case, with commas between them.
std::string codings_of(const HttpResponse& response);

// The body without these codings, the last one first (RFC 9110 section 8.4); one that we did not ask for, and
// those below it, are left on. Servers err with the label: gzip that has none is taken off too, and text that
// is not in the coding it names is left as it is. Of a body that was cut off, what came is kept.
// `from` is for the errors: Code::refused if more than limits.decoded_bytes come out at any step,
// Code::unavailable if the body is damaged, or nothing came out of it, or it is in more than 4 codings.
Result<std::string> decode(std::string body, std::string_view codings, const Url& from,
                           const Limits& limits = {});

}  // namespace tidings::fetch
