#pragma once

#include <string_view>

#include "web/request.h"

namespace tidings::web {

// Fills in path and query of a request whose headers are read. In absolute-form (RFC 9112 section 3.2.2),
// "http://host/path", the target's host takes the place of the Host header, which is to be ignored; one with
// user information is a mistake (RFC 9110 section 4.2.4). What is neither form stays as it came, and is no
// path.
void read_target(Request& request, std::string_view target);

}  // namespace tidings::web
