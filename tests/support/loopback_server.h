#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <list>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

namespace tidings::support {

// What a client asked, as the server saw it.
struct SeenRequest {
    std::string method;
    std::string path;                                 // with the query
    std::multimap<std::string, std::string> headers;  // names in lower case
    std::string body;
    std::chrono::steady_clock::time_point when;
    int connection = 0;  // 1 for the first one that was accepted

    std::string header(std::string_view lower_case_name) const;  // empty if there is none
};

// What the server answers, and how badly.
struct Reply {
    struct Drip {
        std::size_t bytes;
        std::chrono::milliseconds every;
    };

    int status = 200;
    std::vector<std::pair<std::string, std::string>> headers{};
    std::string body{};
    std::string raw{};                       // if set: these bytes instead of status, headers and body
    bool chunked = false;                    // instead of a Content-Length
    bool close = false;                      // after the answer
    std::optional<std::size_t> cut_after{};  // bytes of the answer; then it hangs up
    std::chrono::milliseconds delay{0};      // before the first byte
    std::optional<Drip> drip{};              // a few bytes at a time
};

// A scripted HTTP/1.1 server on a loopback address, in a thread of its own, until it goes out of scope.
// It knows GET and keep-alive, answers 404 to a path that has no reply, hangs up on what is no HTTP, and
// remembers what it was asked.
class LoopbackServer {
  public:
    using Clock = std::chrono::steady_clock;
    using Answer = std::function<Reply(const SeenRequest&)>;  // called on the server's thread

    explicit LoopbackServer(std::string address = "127.0.0.1");
    ~LoopbackServer();
    LoopbackServer(const LoopbackServer&) = delete;
    LoopbackServer& operator=(const LoopbackServer&) = delete;

    // What it answers from now on to this path (with the query).
    void reply(const std::string& path, Reply reply);
    void reply(const std::string& path, Answer answer);

    std::string url(std::string_view path) const;  // "http://127.0.0.1:54321/path"
    const std::string& address() const { return address_; }
    std::uint16_t port() const { return port_; }

    std::vector<SeenRequest> requests() const;  // in the order they came
    std::vector<SeenRequest> requests(std::string_view path) const;
    int connections() const;               // accepted so far
    int most_connections_at_once() const;  // open at the same time

  private:
    class Connection;

    static int milliseconds_to_next(const std::list<Connection>& connections, Clock::time_point time);

    void serve();
    void accept_into(std::list<Connection>& connections);
    void go_on(Connection& connection, int events);
    Answer answer_to(const SeenRequest& request);  // remembers the request

    std::string address_;
    std::uint16_t port_ = 0;
    int listener_ = -1;
    int wake_[2] = {-1, -1};  // a pipe; its write end closes to stop the thread

    mutable std::mutex mutex_;  // guards the following
    std::map<std::string, Answer> answers_;
    std::vector<SeenRequest> requests_;
    int connections_ = 0;
    int most_connections_at_once_ = 0;

    std::thread thread_;
};

}  // namespace tidings::support
