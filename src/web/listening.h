#pragma once

#include <boost/asio/ip/tcp.hpp>
#include <string>
#include <string_view>

namespace tidings::web {

// Opens `acceptor` at "address:port" or "[address]:port". `setting` is the name of that setting, for
// messages. Throws Failure: configuration for anything else, busy if the port is taken.
void listen_at(boost::asio::ip::tcp::acceptor& acceptor, const std::string& listen, std::string_view setting);

}  // namespace tidings::web
