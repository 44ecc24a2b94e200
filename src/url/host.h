#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace tidings {

// Canonicalises a host by the host parser of the WHATWG URL standard (section 3.5): a name by ascii_host, a
// dotted quad for every way to write an IPv4 address ("0x7f.1", "2130706433"), or IPv6 in brackets. None if
// it is no host.
std::optional<std::string> url_host(std::string_view host);

// The site that a host of an address belongs to: "www.m.ngo.example." as "ngo.example"; never down to a bare
// top-level domain.
std::string_view bare_host(std::string_view host);

}  // namespace tidings
