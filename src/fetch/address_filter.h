#pragma once

#include <netinet/in.h>
#include <sys/socket.h>

#include <span>
#include <string>
#include <vector>

#include "base/result.h"

namespace tidings::fetch {

// Says which IP addresses may be connected to: the public internet, and what was allowed by name of address.
// It is asked after DNS, with the address a socket is about to be opened for, so no spelling and no rebinding
// gets past.
class AddressFilter {
  public:
    // `allowed` are exact addresses ("127.0.0.1", "fd00::1"). Error configuration for what is no IP address.
    static Result<AddressFilter> allowing(std::span<const std::string> allowed);

    bool may_visit(const sockaddr& address) const;

  private:
    std::vector<in6_addr> allowed_;  // an IPv4 address as ::ffff:a.b.c.d
};

// An address as people write it: "10.0.0.1", "::1"; empty for a family that is neither IPv4 nor IPv6.
std::string address_text(const sockaddr& address);

}  // namespace tidings::fetch
