#include "web/listening.h"

#include <charconv>
#include <string_view>

#include "base/result.h"

namespace tidings::web {

namespace asio = boost::asio;
using asio::ip::tcp;

namespace {

tcp::endpoint endpoint_of(const std::string& listen, std::string_view setting) {
    const std::size_t colon = listen.rfind(':');
    std::string_view host = std::string_view(listen).substr(0, colon);
    if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
    std::uint16_t port = 0;
    const char* const end = listen.data() + listen.size();
    boost::system::error_code problem;
    const asio::ip::address address = asio::ip::make_address(std::string(host), problem);
    const bool read = colon != std::string::npos && colon + 1 < listen.size() &&
                      std::from_chars(listen.data() + colon + 1, end, port).ptr == end;
    if (problem || !read)
        throw Failure({Code::configuration, std::string(setting) + " is no address to listen at: " + listen,
                       "Write an IP address and a port, such as 127.0.0.1:8080 or [::1]:8080."});
    return {address, port};
}

}  // namespace

void listen_at(tcp::acceptor& acceptor, const std::string& listen, std::string_view setting) {
    const tcp::endpoint endpoint = endpoint_of(listen, setting);
    boost::system::error_code problem;
    acceptor.open(endpoint.protocol(), problem);
    if (!problem) acceptor.set_option(tcp::acceptor::reuse_address(true), problem);
    if (!problem) acceptor.non_blocking(true, problem);
    if (!problem) acceptor.bind(endpoint, problem);
    if (!problem) acceptor.listen(asio::socket_base::max_listen_connections, problem);
    if (problem)
        throw Failure({Code::busy, "Cannot listen at " + listen + ": " + problem.message(),
                       "Does another tidings serve, or choose another " + std::string(setting) + "."});
}

}  // namespace tidings::web
