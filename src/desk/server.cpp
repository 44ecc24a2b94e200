#include "desk/server.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http.hpp>
#include <charconv>
#include <csignal>
#include <list>
#include <optional>

#include "base/result.h"
#include "dates/date.h"
#include "desk/refusal.h"
#include "text/ascii.h"

namespace tidings::desk {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using asio::ip::tcp;
using beast::error_code;
using Steady = std::chrono::steady_clock;
using Header = http::request_header<http::fields>;

constexpr std::size_t drained_bytes = 1 << 20;  // read and thrown away after a refusal, so that it arrives
constexpr std::chrono::milliseconds drain_time{1'000};
constexpr std::chrono::milliseconds pause_when_full{100};  // no file descriptors left

// A socket that listens to IPv6 sees IPv4 clients as ::ffff:192.0.2.1: they are called what they are.
std::string name_of(const asio::ip::address& address) {
    if (address.is_v6() && address.to_v6().is_v4_mapped())
        return asio::ip::make_address_v4(asio::ip::v4_mapped, address.to_v6()).to_string();
    return address.to_string();
}

// The last address of the list that the proxy has lengthened by its own client (the only one that it vouches
// for).
std::string forwarded_for(std::string_view list) {
    std::string_view last = list.substr(list.rfind(',') + 1);
    while (last.starts_with(' ')) last.remove_prefix(1);
    while (last.ends_with(' ')) last.remove_suffix(1);
    error_code none;
    const asio::ip::address address = asio::ip::make_address(std::string(last), none);
    return none ? std::string() : name_of(address);
}

Request request_of(const Header& header, const std::string& peer, const std::string& proxy) {
    Request request;
    request.method = std::string(header.method_string());
    const std::string_view target = header.target();
    const std::size_t question = target.find('?');
    request.path = std::string(target.substr(0, question));
    if (question != std::string_view::npos) request.query = std::string(target.substr(question + 1));
    for (const auto& field : header)
        request.headers.emplace_back(lower_ascii(field.name_string()), std::string(field.value()));
    request.peer = peer;
    if (proxy.empty() || peer != proxy) return request;
    for (const auto& [name, value] : request.headers)  // the last one is the proxy's own
        if (name == "x-forwarded-for") request.peer = forwarded_for(value);
    if (request.peer.empty()) request.peer = peer;
    return request;
}

std::optional<Response> answer_to_broken(error_code problem) {
    if (problem == http::error::header_limit || problem == http::error::buffer_overflow)
        return plain_answer(431, "The header is too long.");
    if (problem == http::error::body_limit) return plain_answer(413, "The body is too long.");
    if (problem == http::error::end_of_stream || problem == http::error::partial_message) return std::nullopt;
    if (problem.category() == http::make_error_code(http::error::bad_method).category())
        return plain_answer(400, "This is no HTTP request.");
    return std::nullopt;  // the line broke, or took too long
}

std::string http_date(Timestamp now) {
    std::string date = rfc5322_date(now);
    date.replace(date.size() - 5, 5, "GMT");
    return date;
}

tcp::endpoint endpoint_of(const std::string& listen) {
    const std::size_t colon = listen.rfind(':');
    std::string_view host = std::string_view(listen).substr(0, colon);
    if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
    std::uint16_t port = 0;
    const char* const end = listen.data() + listen.size();
    error_code problem;
    const asio::ip::address address = asio::ip::make_address(std::string(host), problem);
    const bool read = colon != std::string::npos && colon + 1 < listen.size() &&
                      std::from_chars(listen.data() + colon + 1, end, port).ptr == end;
    if (problem || !read)
        throw Failure({Code::configuration, "desk.listen is no address to listen at: " + listen,
                       "Write an IP address and a port, such as 127.0.0.1:8080 or [::1]:8080."});
    return {address, port};
}

}  // namespace

class Server::Engine {
  public:
    Engine(ServerSettings settings, Answering answering)
        : settings_(std::move(settings)), answering_(std::move(answering)) {
        const tcp::endpoint endpoint = endpoint_of(settings_.listen);
        error_code problem;
        acceptor_.open(endpoint.protocol(), problem);
        if (!problem) acceptor_.set_option(tcp::acceptor::reuse_address(true), problem);
        if (!problem) acceptor_.bind(endpoint, problem);
        if (!problem) acceptor_.listen(asio::socket_base::max_listen_connections, problem);
        if (problem)
            throw Failure({Code::busy, "Cannot listen at " + settings_.listen + ": " + problem.message(),
                           "Does another tidings serve, or choose another desk.listen."});
    }

    void run() {
        signals_.async_wait([this](error_code problem, int) {
            if (!problem) end();
        });
        accept();
        io_.run();
        sessions_.clear();
    }

    void stop() {
        asio::post(io_, [this] { end(); });
    }

    std::uint16_t port() const { return acceptor_.local_endpoint().port(); }

  private:
    class Session;

    void accept();
    void take(tcp::socket socket);
    bool make_room(const std::string& peer);
    Session* longest_waiting(const std::string* peer);
    void forget(const Session* session);
    void end();

    ServerSettings settings_;
    Answering answering_;
    asio::io_context io_{1};
    tcp::acceptor acceptor_{io_};
    asio::signal_set signals_{io_, SIGTERM, SIGINT};
    asio::steady_timer pause_{io_};
    std::list<std::unique_ptr<Session>> sessions_;
    bool ending_ = false;
};

// One connection. It has exactly one operation under way at any time, whose end either begins the next or
// makes the engine forget the session: so nothing outlives it.
class Server::Engine::Session {
  public:
    Session(Engine& engine, tcp::socket socket, std::string peer)
        : engine_(engine), stream_(std::move(socket)), peer_(std::move(peer)) {}

    void start() { read_header(); }
    // Its operation ends at once, and with it the session.
    void close() {
        closed_ = true;
        stream_.close();
    }
    void close_when_answered() {
        last_request_ = true;
        if (!answering_) close();
    }
    bool is_closed() const { return closed_; }
    bool is_answering() const { return answering_; }
    Steady::time_point since() const { return since_; }
    const std::string& peer() const { return peer_; }

  private:
    void read_header() {
        parser_.emplace();
        parser_->header_limit(static_cast<std::uint32_t>(limits().header_bytes));
        parser_->body_limit(std::uint64_t{1} << 40);  // the route's own limit is set when the route is known
        answering_ = false;
        since_ = Steady::now();
        stream_.expires_after(limits().header);
        http::async_read_header(stream_, buffer_, *parser_,
                                [this](error_code problem, std::size_t) { on_header(problem); });
    }

    void on_header(error_code problem) {
        if (problem) return on_broken(problem);
        const Header& header = parser_->get().base();
        request_ = request_of(header, peer_, engine_.settings_.proxy);
        if (auto refused = refusal(request_, header.version(), limits().target_bytes))
            return refuse(*std::move(refused));
        const std::size_t limit = engine_.answering_.body_limit(request_);
        if (parser_->content_length().value_or(0) > limit)
            return refuse(plain_answer(413, "The body is too long."));
        parser_->body_limit(limit);
        stream_.expires_after(limits().body);
        http::async_read(stream_, buffer_, *parser_,
                         [this](error_code failed, std::size_t) { on_request(failed); });
    }

    void on_request(error_code problem) {
        if (problem) return on_broken(problem);
        request_.body = std::move(parser_->get().body());
        const bool keep = parser_->get().keep_alive() && ++requests_ < limits().requests_a_connection;
        last_request_ = last_request_ || !keep;
        answering_ = true;
        write(engine_.answering_.answer(request_), request_.method == "HEAD");
    }

    void on_broken(error_code problem) {
        const auto answer = closed_ ? std::nullopt : answer_to_broken(problem);
        if (answer)
            refuse(*answer);
        else
            engine_.forget(this);
    }

    // Answers, and ends the connection: where the next request would begin cannot be known.
    void refuse(Response response) {
        last_request_ = drains_ = answering_ = true;
        write(std::move(response), false);
    }

    void write(Response response, bool head_only) {
        answer_ = {};
        answer_.version(11);
        answer_.result(static_cast<unsigned>(response.status));
        for (const auto& [name, value] : all_headers(response)) answer_.insert(name, value);
        answer_.set(http::field::date, http_date(engine_.settings_.clock()));
        answer_.keep_alive(!last_request_);
        answer_.content_length(response.body.size());
        if (!head_only) answer_.body() = std::move(response.body);
        serializer_.emplace(answer_);
        since_ = Steady::now();
        stream_.expires_after(limits().write);
        const auto done = [this](error_code problem, std::size_t) { on_written(problem); };
        if (head_only)
            http::async_write_header(stream_, *serializer_, done);
        else
            http::async_write(stream_, *serializer_, done);
    }

    void on_written(error_code problem) {
        if (problem || closed_) return engine_.forget(this);
        if (!last_request_) return read_header();
        error_code none;
        stream_.socket().shutdown(tcp::socket::shutdown_send, none);
        if (!drains_) return engine_.forget(this);
        stream_.expires_after(drain_time);
        drain();
    }

    // A close with bytes unread would reset the connection, and the client might never see why.
    void drain() {
        buffer_.clear();
        stream_.async_read_some(buffer_.prepare(16 * 1024), [this](error_code problem, std::size_t size) {
            drained_ += size;
            if (problem || drained_ > drained_bytes)
                engine_.forget(this);
            else
                drain();
        });
    }

    const ServerLimits& limits() const { return engine_.settings_.limits; }

    Engine& engine_;
    beast::tcp_stream stream_;
    std::string peer_;
    beast::flat_buffer buffer_{64 * 1024};
    std::optional<http::request_parser<http::string_body>> parser_;
    Request request_;
    http::response<http::string_body> answer_;
    std::optional<http::response_serializer<http::string_body>> serializer_;
    Steady::time_point since_;
    std::size_t drained_ = 0;
    int requests_ = 0;
    bool answering_ = false, last_request_ = false, drains_ = false, closed_ = false;
};

void Server::Engine::accept() {
    acceptor_.async_accept([this](error_code problem, tcp::socket socket) {
        if (problem == asio::error::operation_aborted || ending_) return;
        if (!problem) {
            take(std::move(socket));
            return accept();
        }
        pause_.expires_after(pause_when_full);
        pause_.async_wait([this](error_code stopped) {
            if (!stopped) accept();
        });
    });
}

void Server::Engine::take(tcp::socket socket) {
    error_code problem;
    const tcp::endpoint peer = socket.remote_endpoint(problem);
    if (problem) return;
    const std::string name = name_of(peer.address());
    if (!make_room(name)) return;
    sessions_.push_back(std::make_unique<Session>(*this, std::move(socket), name));
    sessions_.back()->start();
}

Server::Engine::Session* Server::Engine::longest_waiting(const std::string* peer) {
    Session* found = nullptr;
    for (const auto& session : sessions_) {
        if (session->is_closed() || (peer != nullptr && session->peer() != *peer)) continue;
        const bool longer =
            found == nullptr || (found->is_answering() && !session->is_answering()) ||
            (found->is_answering() == session->is_answering() && session->since() < found->since());
        if (longer) found = session.get();
    }
    return found;
}

// For one more connection of that peer, by closing another if need be.
bool Server::Engine::make_room(const std::string& peer) {
    std::size_t all = 0, own = 0;
    for (const auto& session : sessions_) {
        if (session->is_closed()) continue;
        ++all;
        if (session->peer() == peer) ++own;
    }
    const bool too_many_of_its = peer != settings_.proxy && own >= settings_.limits.connections_a_peer;
    if (!too_many_of_its && all < settings_.limits.connections) return true;
    Session* const oldest = longest_waiting(too_many_of_its ? &peer : nullptr);
    if (oldest == nullptr) return false;
    oldest->close();
    return true;
}

void Server::Engine::forget(const Session* session) {
    sessions_.remove_if([session](const auto& known) { return known.get() == session; });
    if (ending_ && sessions_.empty()) io_.stop();
}

void Server::Engine::end() {
    if (ending_) return;
    ending_ = true;
    error_code none;
    acceptor_.close(none);
    signals_.cancel(none);
    for (const auto& session : sessions_) session->close_when_answered();
    if (sessions_.empty()) return io_.stop();
    pause_.expires_after(settings_.limits.farewell);
    pause_.async_wait([this](error_code) { io_.stop(); });
}

Server::Server(ServerSettings settings, Answering answering)
    : engine_(std::make_unique<Engine>(std::move(settings), std::move(answering))) {}
Server::~Server() = default;
void Server::run() { engine_->run(); }
void Server::stop() { engine_->stop(); }
std::uint16_t Server::port() const { return engine_->port(); }

}  // namespace tidings::desk
