#pragma once

#include <string>
#include <string_view>

#include "web/request.h"

namespace tidings::web {

// The client that the last proxy on the way names in its header: the last element of the last such field, the
// only one that it vouches for. `proxy_header` is "X-Forwarded-For", whose elements are addresses, with a
// port or without ("203.0.113.7:4711", "[2001:db8::1]:99"), or "Forwarded" (RFC 7239 section 4, its `for`).
// Empty if it names none.
std::string client_named_by_proxy(const Request& request, std::string_view proxy_header);

// An IP address as we write it: IPv6 in its short form, IPv4 mapped into IPv6 as what it is, since a socket
// that listens to IPv6 sees IPv4 clients so. Empty for what is none.
std::string read_address(std::string_view text);

// What is counted together: an IPv4 address, or the first half of an IPv6 one (a customer has at least a
// /64). What is no address is a network of its own.
std::string network_of(std::string_view address);

}  // namespace tidings::web
