#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace tidings::support {

// A connection that sends whatever bytes a test likes.
class RawClient {
  public:
    explicit RawClient(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        connected_ = ::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
    }
    ~RawClient() {
        if (socket_ >= 0) ::close(socket_);
    }
    RawClient(RawClient&& other) noexcept
        : socket_(std::exchange(other.socket_, -1)), connected_(other.connected_) {}
    RawClient(const RawClient&) = delete;
    RawClient& operator=(const RawClient&) = delete;
    RawClient& operator=(RawClient&&) = delete;

    bool connected() const { return connected_; }
    bool send(std::string_view bytes) const {
        while (!bytes.empty()) {
            const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent <= 0) return false;
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
        return true;
    }

    // What comes until the server closes, or until nothing has come for `patience_ms`.
    std::string receive(int patience_ms = 5000) const {
        std::string all;
        pollfd wait{socket_, POLLIN, 0};
        char piece[4096];
        while (::poll(&wait, 1, patience_ms) == 1) {
            const ssize_t size = ::recv(socket_, piece, sizeof piece, 0);
            if (size <= 0) break;
            all.append(piece, static_cast<std::size_t>(size));
        }
        return all;
    }

    // Whether the server has hung up, within `patience_ms`.
    bool is_closed(int patience_ms) const {
        pollfd wait{socket_, POLLIN, 0};
        char byte = 0;
        return ::poll(&wait, 1, patience_ms) == 1 && ::recv(socket_, &byte, 1, MSG_PEEK) <= 0;
    }

    // The answer to one request on a connection of its own.
    static std::string ask(std::uint16_t port, std::string_view request) {
        const RawClient client(port);
        client.send(request);
        return client.receive();
    }

  private:
    int socket_;
    bool connected_ = false;
};

}  // namespace tidings::support
