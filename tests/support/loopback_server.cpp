#include "support/loopback_server.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <cerrno>
#include <cstdlib>
#include <list>
#include <sstream>
#include <stdexcept>
#include <tuple>

namespace tidings::support {
namespace {

using TimePoint = LoopbackServer::Clock::time_point;

TimePoint now() { return LoopbackServer::Clock::now(); }

std::string lower_case(std::string text) {
    std::ranges::transform(text, text.begin(),
                           [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

std::string as_chunks(std::string_view body) {
    constexpr std::size_t chunk = 1000;
    std::ostringstream out;
    for (std::size_t at = 0; at < body.size(); at += chunk) {
        const std::string_view part = body.substr(at, chunk);
        out << std::hex << part.size() << "\r\n" << part << "\r\n";
    }
    out << "0\r\n\r\n";
    return out.str();
}

bool has_no_body(int status) { return status == 204 || status == 304; }

std::string as_bytes(const Reply& reply) {
    if (!reply.raw.empty()) return reply.raw;
    std::ostringstream out;
    out << "HTTP/1.1 " << reply.status << " Scripted\r\n";
    for (const auto& [name, value] : reply.headers) out << name << ": " << value << "\r\n";
    if (reply.close) out << "Connection: close\r\n";
    if (reply.chunked)
        out << "Transfer-Encoding: chunked\r\n";
    else if (!has_no_body(reply.status))
        out << "Content-Length: " << reply.body.size() << "\r\n";
    out << "\r\n" << (reply.chunked ? as_chunks(reply.body) : reply.body);
    return out.str();
}

SeenRequest read_request(std::string_view head, int connection) {
    SeenRequest request;
    request.when = now();
    request.connection = connection;
    std::istringstream in{std::string(head)};
    std::string line;
    std::getline(in, line);
    std::istringstream(line) >> request.method >> request.path;
    while (std::getline(in, line)) {
        if (line.ends_with('\r')) line.pop_back();
        const std::size_t colon = line.find(':');
        if (colon == std::string::npos) continue;
        const std::size_t value = std::min(line.find_first_not_of(' ', colon + 1), line.size());
        request.headers.emplace(lower_case(line.substr(0, colon)), line.substr(value));
    }
    return request;
}

}  // namespace

// One connection: what it sent and what it still is to get.
class LoopbackServer::Connection {
  public:
    Connection(int socket, int number) : socket_(socket), number_(number) {}
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;
    ~Connection() { ::close(socket_); }

    int number() const { return number_; }
    bool is_over() const { return over_; }
    bool waits_at(TimePoint time) const { return !out_.empty() && next_write_ > time; }
    TimePoint waits_until() const { return next_write_; }
    pollfd to_poll(TimePoint time) const {
        const int events = out_.empty() ? POLLIN : waits_at(time) ? 0 : POLLOUT;
        return {socket_, static_cast<short>(events), 0};
    }

    // The next request, once it is complete.
    std::optional<SeenRequest> receive() {
        char buffer[4096];
        const ssize_t count = ::recv(socket_, buffer, sizeof buffer, 0);
        if (count <= 0) {
            over_ = count == 0 || (errno != EAGAIN && errno != EINTR);
            return std::nullopt;
        }
        in_.append(buffer, static_cast<std::size_t>(count));
        if (std::isalpha(static_cast<unsigned char>(in_.front())) == 0) over_ = true;
        const std::size_t end = in_.find("\r\n\r\n");
        if (end == std::string::npos) return std::nullopt;
        SeenRequest request = read_request(std::string_view(in_).substr(0, end), number_);
        const std::size_t size = std::strtoul(request.header("content-length").c_str(), nullptr, 10);
        if (in_.size() < end + 4 + size) return std::nullopt;
        request.body = in_.substr(end + 4, size);
        in_.erase(0, end + 4 + size);
        return request;
    }

    void hang_up() { over_ = true; }

    void answer(const Reply& reply) {
        out_ = as_bytes(reply);
        drip_ = reply.drip;
        close_after_ = reply.close || reply.cut_after.has_value() || !reply.raw.empty();
        if (reply.cut_after) out_.resize(std::min(out_.size(), *reply.cut_after));
        over_ = out_.empty();
        next_write_ = now() + reply.delay;
    }

    void send() {
        const std::size_t most = drip_ ? std::min(drip_->bytes, out_.size()) : out_.size();
        const ssize_t count = ::send(socket_, out_.data(), most, MSG_NOSIGNAL);
        if (count < 0) {
            over_ = errno != EAGAIN && errno != EINTR;
            return;
        }
        out_.erase(0, static_cast<std::size_t>(count));
        if (drip_) next_write_ = now() + drip_->every;
        if (out_.empty() && close_after_) over_ = true;
    }

  private:
    int socket_;
    int number_;
    std::string in_, out_;
    TimePoint next_write_{};
    std::optional<Reply::Drip> drip_;
    bool close_after_ = false;
    bool over_ = false;
};

namespace {

sockaddr_in socket_address(const std::string& address) {
    sockaddr_in result{};
    result.sin_family = AF_INET;
    if (::inet_pton(AF_INET, address.c_str(), &result.sin_addr) != 1)
        throw std::runtime_error("no IPv4 address: " + address);
    return result;
}

// A socket that listens on a free port of the address, and that port.
std::pair<int, std::uint16_t> listen_on(const std::string& address) {
    sockaddr_in name = socket_address(address);
    socklen_t size = sizeof name;
    const int listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    auto* generic = reinterpret_cast<sockaddr*>(&name);
    if (listener < 0 || ::bind(listener, generic, size) != 0 || ::listen(listener, 512) != 0 ||
        ::getsockname(listener, generic, &size) != 0)
        throw std::runtime_error("cannot listen on " + address);
    return {listener, ntohs(name.sin_port)};
}

}  // namespace

std::string SeenRequest::header(std::string_view lower_case_name) const {
    const auto found = headers.find(std::string(lower_case_name));
    return found == headers.end() ? std::string() : found->second;
}

LoopbackServer::LoopbackServer(std::string address) : address_(std::move(address)) {
    std::tie(listener_, port_) = listen_on(address_);
    if (::pipe2(wake_, O_CLOEXEC) != 0) throw std::runtime_error("cannot make a pipe");
    thread_ = std::thread([this] { serve(); });
}

LoopbackServer::~LoopbackServer() {
    ::close(wake_[1]);
    thread_.join();
    ::close(wake_[0]);
    ::close(listener_);
}

void LoopbackServer::reply(const std::string& path, Reply reply) {
    this->reply(path, [reply = std::move(reply)](const SeenRequest&) { return reply; });
}

void LoopbackServer::reply(const std::string& path, Answer answer) {
    const std::lock_guard lock(mutex_);
    answers_[path] = std::move(answer);
}

std::string LoopbackServer::url(std::string_view path) const {
    return "http://" + address_ + ':' + std::to_string(port_) + std::string(path);
}

std::vector<SeenRequest> LoopbackServer::requests() const {
    const std::lock_guard lock(mutex_);
    return requests_;
}

std::vector<SeenRequest> LoopbackServer::requests(std::string_view path) const {
    std::vector<SeenRequest> result = requests();
    std::erase_if(result, [path](const SeenRequest& request) { return request.path != path; });
    return result;
}

int LoopbackServer::connections() const {
    const std::lock_guard lock(mutex_);
    return connections_;
}

int LoopbackServer::most_connections_at_once() const {
    const std::lock_guard lock(mutex_);
    return most_connections_at_once_;
}

LoopbackServer::Answer LoopbackServer::answer_to(const SeenRequest& request) {
    const std::lock_guard lock(mutex_);
    requests_.push_back(request);
    const auto found = answers_.find(request.path);
    if (found != answers_.end()) return found->second;
    return [](const SeenRequest&) { return Reply{.status = 404, .body = "no such page\n"}; };
}

void LoopbackServer::accept_into(std::list<Connection>& connections) {
    const int socket = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK);
    if (socket < 0) return;
    const int yes = 1;
    ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    const std::lock_guard lock(mutex_);
    connections.emplace_back(socket, ++connections_);
    most_connections_at_once_ = std::max(most_connections_at_once_, static_cast<int>(connections.size()));
}

void LoopbackServer::go_on(Connection& connection, int events) {
    if ((events & POLLOUT) != 0) return connection.send();
    if ((events & POLLIN) != 0) {
        const std::optional<SeenRequest> request = connection.receive();
        if (request) connection.answer(answer_to(*request)(*request));
    } else if (events != 0) {
        connection.hang_up();
    }
}

// For poll(2): how long until a connection that waits is to go on; -1 if none does.
int LoopbackServer::milliseconds_to_next(const std::list<Connection>& connections, Clock::time_point time) {
    std::int64_t shortest = -1;
    for (const Connection& connection : connections) {
        if (!connection.waits_at(time)) continue;
        const auto wait =
            std::chrono::ceil<std::chrono::milliseconds>(connection.waits_until() - time).count();
        if (shortest < 0 || wait < shortest) shortest = wait;
    }
    return static_cast<int>(shortest);
}

void LoopbackServer::serve() {
    std::list<Connection> connections;
    for (;;) {
        const TimePoint time = now();
        std::vector<pollfd> polled{{wake_[0], POLLIN, 0}, {listener_, POLLIN, 0}};
        for (const Connection& connection : connections) polled.push_back(connection.to_poll(time));
        ::poll(polled.data(), polled.size(), milliseconds_to_next(connections, time));
        if (polled[0].revents != 0) return;

        std::size_t at = 2;
        for (Connection& connection : connections) go_on(connection, polled[at++].revents);
        connections.remove_if([](const Connection& connection) { return connection.is_over(); });
        if (polled[1].revents != 0) accept_into(connections);
    }
}

}  // namespace tidings::support
