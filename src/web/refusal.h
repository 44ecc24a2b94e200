#pragma once

#include <optional>

#include "web/request.h"
#include "web/response.h"

namespace tidings::web {

// Why a request is not taken, judged by its header: two servers on its way could read it differently (RFC
// 9112 sections 3.2 and 6.3), or it asks for what we never do. `version` is 11 for HTTP/1.1.
std::optional<Response> refusal(const Request& head, unsigned version, std::size_t longest_target);

}  // namespace tidings::web
