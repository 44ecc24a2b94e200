// What a hub with readers' pages and a second listener needs of the room: two servers in one program, each
// with its own routes, context and thread.
#include <gtest/gtest.h>

#include <array>
#include <atomic>
#include <memory>
#include <thread>

#include "dates/date.h"
#include "web/dispatch.h"
#include "web/raw_client.h"
#include "web/server.h"

namespace tidings::web {
namespace {

using support::RawClient;

// What the pages of one server can touch.
struct Shelf {
    std::string_view name;
    std::thread::id thread{};  // that answered last
};

struct ShelfRoute {
    std::string_view method, pattern;
    std::size_t body_limit;
    From from;
    std::string (*page)(const Captures&, Shelf&);
};

std::string say_name(const Captures&, Shelf& shelf) { return std::string(shelf.name); }
std::string say_story(const Captures& captures, Shelf& shelf) {
    return std::string(shelf.name) + " " + std::string(captures["story"]);
}

constexpr std::array public_routes{ShelfRoute{"GET", "/", 0, From::our_pages, say_name}};
constexpr std::array inner_routes{
    ShelfRoute{"GET", "/", 0, From::our_pages, say_name},
    ShelfRoute{"POST", "/stories/{story}/approve", 100, From::our_pages, say_story}};

// One server with its routes and context, running in a thread of its own.
class RunningServer {
  public:
    RunningServer(std::string_view name, std::span<const ShelfRoute> routes)
        : shelf_{name},
          server_({.listen = "127.0.0.1:0", .clock = [] { return *parse_date("2026-11-22T08:00:00Z"); }},
                  {[routes](const Request& head) { return body_limit(routes, head); },
                   [this, routes](const Request& request) { return answer(request, routes); }}),
          thread_([this] { server_.run(); }) {}
    ~RunningServer() { end(); }
    RunningServer(const RunningServer&) = delete;
    RunningServer& operator=(const RunningServer&) = delete;

    void end() {
        server_.stop();
        if (thread_.joinable()) thread_.join();
    }
    std::string ask(const std::string& request_line, const std::string& more = "") const {
        return RawClient::ask(server_.port(),
                              request_line + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n" + more + "\r\n");
    }
    std::string approve() const {
        return ask("POST /stories/7/approve",
                   "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 0\r\n");
    }
    std::thread::id thread() const { return shelf_.thread; }

  private:
    Response answer(const Request& request, std::span<const ShelfRoute> routes) {
        shelf_.thread = std::this_thread::get_id();
        const Dispatched<ShelfRoute> dispatched = dispatch(request, routes, "https://a");
        if (dispatched.refusal) return plain_answer(404, "No such page.");
        return {.body = dispatched.route->page(dispatched.captures, shelf_)};
    }

    Shelf shelf_;
    Server server_;
    std::thread thread_;
};

class TwoServers : public ::testing::Test {
  protected:
    RunningServer readers{"readers", public_routes}, editors{"editors", inner_routes};
};

TEST_F(TwoServers, AnswerEachByItsOwnRoutesAndContext) {
    EXPECT_TRUE(readers.ask("GET /").ends_with("\r\n\r\nreaders"));
    EXPECT_TRUE(editors.ask("GET /").ends_with("\r\n\r\neditors"));
    EXPECT_TRUE(editors.approve().ends_with("\r\n\r\neditors 7"));
    EXPECT_TRUE(readers.approve().starts_with("HTTP/1.1 404 ")) << "the public one has no such route";
}

TEST_F(TwoServers, AnswerInAThreadEach) {
    readers.ask("GET /");
    editors.ask("GET /");
    readers.end();
    editors.end();
    EXPECT_NE(readers.thread(), editors.thread());
    EXPECT_NE(readers.thread(), std::thread::id{});
}

TEST_F(TwoServers, EndEachForItself) {
    readers.end();
    EXPECT_TRUE(editors.ask("GET /").ends_with("\r\n\r\neditors"));
}

}  // namespace
}  // namespace tidings::web
