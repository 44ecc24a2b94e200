#include "web/server.h"

#include <algorithm>
#include <array>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http.hpp>
#include <csignal>
#include <list>
#include <optional>
#include <vector>

#include "text/ascii.h"
#include "web/client_address.h"
#include "web/listening.h"
#include "web/refusal.h"
#include "web/request_target.h"

namespace tidings::web {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using asio::ip::tcp;
using beast::error_code;

constexpr std::size_t drained_bytes = 1 << 20;  // read and thrown away after a refusal, so that it arrives
constexpr std::chrono::milliseconds drain_time{1'000};
constexpr std::chrono::milliseconds pause_when_full{20};  // of places, or of file descriptors
constexpr std::size_t most_empty_lines = 8;               // before a request (RFC 9112 section 2.2)
constexpr std::string_view line_end = "\r\n";

// The request of a header that came from `peer`, or, if that is the proxy, from the client that it names.
// Without a body.
Request request_of(const http::request_header<http::fields>& header, const std::string& peer,
                   const ServerSettings& settings) {
    Request request;
    request.method = std::string(header.method_string());
    for (const auto& field : header)
        request.headers.emplace_back(lower_ascii(field.name_string()), std::string(field.value()));
    read_target(request, header.target());
    request.peer = peer;
    if (settings.proxy.empty() || peer != settings.proxy) return request;
    const std::string client = client_named_by_proxy(request, settings.proxy_header);
    if (!client.empty()) request.peer = client;
    return request;
}

// What to say to a request that could not be read; none if nothing can be said any more.
std::optional<Response> answer_to_broken(error_code problem) {
    if (problem == http::error::header_limit || problem == http::error::buffer_overflow)
        return plain_answer(431, "The header is too long.");
    if (problem == http::error::body_limit) return plain_answer(413, "The body is too long.");
    if (problem == http::error::end_of_stream || problem == http::error::partial_message) return std::nullopt;
    if (problem.category() == http::make_error_code(http::error::bad_method).category())
        return plain_answer(400, "This is no HTTP request.");
    return std::nullopt;  // the line broke, or took too long
}

// As admission sees them.
std::vector<const OpenConnection*> connections_of(const auto& sessions) {
    std::vector<const OpenConnection*> connections;
    for (const auto* session : sessions) connections.push_back(&session->connection());
    return connections;
}

}  // namespace

class Server::Engine {
  public:
    Engine(ServerSettings settings, Answering answering)
        : settings_(std::move(settings)), answering_(std::move(answering)) {
        listen_at(acceptor_, settings_.listen, settings_.listen_setting);
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
    void accept_later();
    bool has_room() const;
    void take(tcp::socket socket);
    void take_all_that_wait();
    bool make_room(const std::string& peer);
    std::vector<Session*> open_sessions() const;
    void make_room_for_bodies();
    void queue(Session* session);
    void answer_next();
    void forget(const Session* session);
    void end();

    ServerSettings settings_;
    Answering answering_;
    asio::io_context io_{1};
    tcp::acceptor acceptor_{io_};
    asio::signal_set signals_{io_, SIGTERM, SIGINT};
    asio::steady_timer pause_{io_};
    std::list<std::unique_ptr<Session>> sessions_;
    std::vector<Session*>
        whole_;  // sessions whose request waits for its answer; none has an operation under way
    std::array<char, 16 * 1024> thrown_away_{};  // by all that drain: nobody reads it
    bool ending_ = false;
};

// One connection. It has exactly one operation under way at any time, whose end either begins the next or
// makes the engine forget the session, or it waits in the engine's queue for its answer: so nothing outlives
// it.
class Server::Engine::Session {
  public:
    Session(Engine& engine, tcp::socket socket, std::string peer)
        : engine_(engine), stream_(std::move(socket)), connection_{.peer = std::move(peer)} {}

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
    const OpenConnection& connection() const { return connection_; }

    void answer() {
        if (closed_) return engine_.forget(this);
        connection_.answered = Steady::now();
        write(engine_.answering_.answer(request_), request_.method == "HEAD");
    }

  private:
    void read_header() {
        answering_ = false;
        empty_lines_ = 0;
        connection_.since = Steady::now();
        stream_.expires_after(limits().header);
        read_request_line();
    }

    // Beast knows no empty lines before a request, which clients send that end a body by a line too many.
    void read_request_line() {
        while (received().starts_with(line_end) && empty_lines_ < most_empty_lines) {
            buffer_.consume(line_end.size());
            ++empty_lines_;
        }
        if (!line_end.starts_with(received())) return read_fields();
        stream_.async_read_some(buffer_.prepare(512), [this](error_code problem, std::size_t size) {
            if (problem) return engine_.forget(this);
            buffer_.commit(size);
            read_request_line();
        });
    }

    std::string_view received() const {
        return {static_cast<const char*>(buffer_.data().data()), buffer_.size()};
    }

    void read_fields() {
        parser_.emplace();
        parser_->header_limit(static_cast<std::uint32_t>(limits().header_bytes));
        parser_->body_limit(std::uint64_t{1} << 40);  // the route's own limit is set when the route is known
        http::async_read_header(stream_, buffer_, *parser_,
                                [this](error_code problem, std::size_t) { on_header(problem); });
    }

    void on_header(error_code problem) {
        if (problem) return on_broken(problem);
        request_ = request_of(parser_->get(), connection_.peer, engine_.settings_);
        if (auto refused = refusal(request_, parser_->get().version(), limits().target_bytes))
            return refuse(*std::move(refused));
        const std::optional<std::size_t> limit = engine_.answering_.body_limit(request_);
        const std::uint64_t length = parser_->content_length().value_or(0);
        // Nothing reads such a body, so its length does not matter: what is wrong is path or method.
        if (!limit && (length > 0 || parser_->chunked())) return refuse(engine_.answering_.answer(request_));
        if (length > limit.value_or(0)) return refuse(plain_answer(413, "The body is too long."));
        read_body(limit.value_or(0));
    }

    void read_body(std::size_t limit) {
        parser_->body_limit(limit);
        connection_.awaited = parser_->chunked() ? limit : parser_->content_length().value_or(0);
        engine_.make_room_for_bodies();
        stream_.expires_after(limits().body);
        http::async_read(stream_, buffer_, *parser_,
                         [this](error_code failed, std::size_t) { on_request(failed); });
    }

    void on_request(error_code problem) {
        connection_.awaited = 0;
        if (problem) return on_broken(problem);
        request_.body = std::move(parser_->get().body());
        const bool keep = parser_->get().keep_alive() && ++requests_ < limits().requests_a_connection;
        last_request_ = last_request_ || !keep;
        answering_ = true;
        engine_.queue(this);
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
        write(std::move(response), request_.method == "HEAD");
    }

    void write(Response response, bool head_only) {
        answer_ = {};
        answer_.result(static_cast<unsigned>(response.status));
        for (const auto& [name, value] : all_headers(response)) answer_.insert(name, value);
        answer_.set(http::field::date, http_date(engine_.settings_.clock()));
        answer_.keep_alive(!last_request_);
        answer_.content_length(response.body.size());
        if (!head_only) answer_.body() = std::move(response.body);
        serializer_.emplace(answer_);
        connection_.since = Steady::now();
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
        stream_.async_read_some(asio::buffer(engine_.thrown_away_),
                                [this](error_code problem, std::size_t size) {
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
    OpenConnection connection_;
    beast::flat_buffer buffer_{64 * 1024};
    std::optional<http::request_parser<http::string_body>> parser_;
    Request request_;
    http::response<http::string_body> answer_;
    std::optional<http::response_serializer<http::string_body>> serializer_;
    std::size_t drained_ = 0, empty_lines_ = 0;
    int requests_ = 0;
    bool answering_ = false, last_request_ = false, drains_ = false, closed_ = false;
};

void Server::Engine::accept() {
    if (!has_room()) return accept_later();
    acceptor_.async_accept([this](error_code problem, tcp::socket socket) {
        if (problem == asio::error::operation_aborted || ending_) return;
        if (problem) return accept_later();
        take(std::move(socket));
        take_all_that_wait();
        accept();
    });
}

void Server::Engine::accept_later() {
    pause_.expires_after(pause_when_full);
    pause_.async_wait([this](error_code stopped) {
        if (!stopped) accept();
    });
}

// Or may make some; other connections wait in the system's queue.
bool Server::Engine::has_room() const {
    return web::has_room(connections_of(open_sessions()), settings_.limits, Steady::now());
}

// Else each would wait for one answer more than the one before it.
void Server::Engine::take_all_that_wait() {
    for (std::size_t i = 0; i < settings_.limits.connections && has_room(); ++i) {
        error_code none_waits;
        tcp::socket socket = acceptor_.accept(none_waits);
        if (none_waits) return;
        take(std::move(socket));
    }
}

void Server::Engine::take(tcp::socket socket) {
    error_code problem;
    const tcp::endpoint peer = socket.remote_endpoint(problem);
    if (problem) return;
    const std::string name = read_address(peer.address().to_string());
    if (!make_room(name)) return;
    sessions_.push_back(std::make_unique<Session>(*this, std::move(socket), name));
    sessions_.back()->start();
}

std::vector<Server::Engine::Session*> Server::Engine::open_sessions() const {
    std::vector<Session*> open;
    for (const auto& session : sessions_)
        if (!session->is_closed()) open.push_back(session.get());
    return open;
}

// For one more connection of that peer, by closing another if need be.
bool Server::Engine::make_room(const std::string& peer) {
    const std::vector<Session*> open = open_sessions();
    const Admission admission =
        admit(peer, settings_.proxy, connections_of(open), settings_.limits, Steady::now());
    if (!admission.closes) return admission.is_taken;
    Session* const closed = open[*admission.closes];
    closed->close();
    if (std::erase(whole_, closed) > 0) forget(closed);
    return true;
}

void Server::Engine::make_room_for_bodies() {
    const std::vector<Session*> open = open_sessions();
    for (const std::size_t closed : closed_for_bodies(connections_of(open), settings_.limits))
        open[closed]->close();
}

// One answer at a time, with what can be read or written in between; first for who had none for longest.
void Server::Engine::queue(Session* session) {
    whole_.push_back(session);
    if (whole_.size() == 1) asio::post(io_, [this] { answer_next(); });
}

void Server::Engine::answer_next() {
    if (whole_.empty()) return;
    const auto next = std::ranges::min_element(
        whole_, {}, [](const Session* session) { return session->connection().answered; });
    Session* const session = *next;
    whole_.erase(next);
    if (!whole_.empty()) asio::post(io_, [this] { answer_next(); });
    session->answer();
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

}  // namespace tidings::web
