#pragma once

#include <chrono>

#include "base/clock.h"
#include "fetch/http.h"

namespace tidings::fetch {

// How long a good answer stays fresh: Cache-Control's max-age less Age, or else Expires (RFC 9111
// section 4.2). 0 to 48 h.
std::chrono::seconds freshness(const HttpResponse& response, Timestamp now);

// How long a server that refused asks us to wait: Retry-After, in seconds or as a date. 0 to 30 days; 0 if it
// does not say.
std::chrono::seconds retry_after(const HttpResponse& response, Timestamp now);

}  // namespace tidings::fetch
