#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "base/clock.h"
#include "web/admission.h"
#include "web/request.h"
#include "web/response.h"

namespace tidings::web {

struct ServerSettings {
    std::string listen = "127.0.0.1:8080";  // address:port, [address]:port for IPv6; port 0: any that is free
    std::string listen_setting = "listen";  // name of `listen` in tidings.toml, for messages
    std::string proxy;                      // the only peer that is believed who its client is; empty: none
    std::string proxy_header = "X-Forwarded-For";  // or Forwarded (client_named_by_proxy)
    Clock clock;                                   // for the Date header
    ServerLimits limits{};
};

// What a server asks of those who make the pages.
struct Answering {
    // How many bytes of body the request, whose header alone has come, may bring. None: its body is not read,
    // and it is answered by its header alone.
    std::function<std::optional<std::size_t>(const Request& head)> body_limit;
    // Must not throw.
    std::function<Response(const Request&)> answer;
};

// An HTTP/1.1 server in the thread that calls run(): strict about what it takes (RFC 9112: one Host, one way
// to say where a body ends), with limits on everything. When it is full, the connection that has waited
// longest for its request or its answer is closed for a new one, so that slow clients cannot fill it.
// Connections that send requests without pause get one answer in turn.
class Server {
  public:
    // Listens. Throws Failure: configuration for an address it cannot read, busy if the port is taken.
    Server(ServerSettings settings, Answering answering);
    ~Server();
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    // Until stop(), SIGTERM or SIGINT; what is being answered is answered to its end.
    void run();
    void stop();  // from any thread
    std::uint16_t port() const;

  private:
    class Engine;
    std::unique_ptr<Engine> engine_;
};

}  // namespace tidings::web
