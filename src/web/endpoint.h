#pragma once

#include <boost/asio/ip/tcp.hpp>
#include <string>

namespace tidings::web {

// Where to listen, of "address:port" or "[address]:port". Throws Failure(configuration) for anything else.
boost::asio::ip::tcp::endpoint endpoint_of(const std::string& listen);

}  // namespace tidings::web
