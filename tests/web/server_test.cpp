#include "web/server.h"

#include <gtest/gtest.h>

#include <atomic>
#include <future>
#include <list>
#include <thread>

#include "base/result.h"
#include "dates/date.h"
#include "web/raw_client.h"

namespace tidings::web {
namespace {

using support::RawClient;

// A server that answers with what it understood.
class AServer : public ::testing::Test {
  protected:
    ServerSettings settings{.listen = "127.0.0.1:0",
                            .clock = [] { return *parse_date("2026-11-22T08:00:00Z"); }};
    std::unique_ptr<Server> server;
    std::thread thread;
    std::atomic<int> answered = 0;
    static constexpr int greedy_connections = 12;
    std::future<void> started;  // the answer after as many waits for it
    std::atomic<int> place_of_newcomer = 0;
    std::string host;  // of the last request

    void start() {
        const auto echo = [this](const Request& request) {
            if (answered == greedy_connections && started.valid()) started.get();
            ++answered;
            if (request.path == "/newcomer") place_of_newcomer = answered.load();
            host = request.header("host");
            return Response{.body = request.method + " " + request.path + " " + request.peer + " " +
                                    std::to_string(request.body.size()) + "\n"};
        };
        const auto limit = [](const Request& head) {
            return head.path == "/nothing" ? std::nullopt
                                           : std::optional<std::size_t>(head.method == "POST" ? 100 : 0);
        };
        server = std::make_unique<Server>(settings, Answering{limit, echo});
        thread = std::thread([this] { server->run(); });
    }
    void TearDown() override {
        if (!server) return;
        server->stop();
        thread.join();
    }
    std::string ask(const std::string& request) {
        if (!server) start();
        return RawClient::ask(server->port(), request);
    }
    static std::string get(const std::string& path, const std::string& more = "Connection: close\r\n") {
        return "GET " + path + " HTTP/1.1\r\nHost: hub.example\r\n" + more + "\r\n";
    }
    static std::string post(const std::string& more, const std::string& body) {
        return post_open("Connection: close\r\n" + more, body);
    }
    static std::string post_open(const std::string& more, const std::string& body) {
        return "POST /x HTTP/1.1\r\nHost: a\r\n" + more + "\r\n" + body;
    }
};

int status_of(const std::string& answer) {
    return answer.starts_with("HTTP/1.1 ") ? std::stoi(answer.substr(9)) : 0;
}

TEST_F(AServer, AnswersWithEveryProtectingHeader) {
    const std::string answer = ask(get("/a"));
    EXPECT_EQ(status_of(answer), 200);
    for (const char* header : {"Content-Security-Policy: default-src 'none';", "frame-ancestors 'none'",
                               "X-Content-Type-Options: nosniff", "Referrer-Policy: no-referrer",
                               "Cache-Control: no-store", "Date: Sun, 22 Nov 2026 08:00:00 GMT"})
        EXPECT_NE(answer.find(header), std::string::npos) << header;
}

TEST_F(AServer, ProtectsRefusalsLikePages) {
    const std::string answer = ask("nonsense\r\n\r\n");
    EXPECT_EQ(status_of(answer), 400);
    EXPECT_NE(answer.find("Content-Security-Policy: default-src 'none';"), std::string::npos);
}

TEST_F(AServer, AnswersHeadWithoutABody) {
    const std::string answer = ask("HEAD /a HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    EXPECT_NE(answer.find("Content-Length: 20\r\n"), std::string::npos) << answer;
    EXPECT_TRUE(answer.ends_with("\r\n\r\n"));
}

TEST_F(AServer, WantsExactlyOneHost) {
    EXPECT_EQ(status_of(ask("GET / HTTP/1.1\r\n\r\n")), 400);
    EXPECT_EQ(status_of(ask(get("/", "Host: b\r\n"))), 400);
    EXPECT_EQ(status_of(ask("GET / HTTP/1.1\r\nHost: a b\r\n\r\n")), 400);
    EXPECT_EQ(answered, 0);
}

TEST_F(AServer, RefusesWhatTwoServersCouldReadDifferently) {
    const std::string chunks = "0\r\n\r\nGET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n";
    for (const char* headers :
         {"Content-Length: 6\r\nTransfer-Encoding: chunked\r\n",
          "Transfer-Encoding: chunked\r\nContent-Length: 6\r\n", "Transfer-Encoding: gzip, chunked\r\n",
          "Transfer-Encoding: xchunked\r\n", "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n",
          "Content-Length: 6\r\nContent-Length: 6\r\n", "Content-Length: 6, 6\r\n", "Content-Length: +6\r\n",
          "Content-Length: 6\r\nContent-Length: 0\r\n", "Transfer-Encoding : chunked\r\n"}) {
        const std::string answer = ask(post(headers, chunks));
        EXPECT_GE(status_of(answer), 400) << headers;
        EXPECT_EQ(answer.find("HTTP/1.1", 8), std::string::npos) << headers;
    }
    EXPECT_EQ(answered, 0);
}

TEST_F(AServer, TakesOnlyPathsOfItsOwnAndMethodsItKnows) {
    EXPECT_EQ(status_of(ask("GET ftp://hub.example/ HTTP/1.1\r\nHost: a\r\n\r\n")), 400);
    EXPECT_EQ(status_of(ask("GET http://me@hub.example/ HTTP/1.1\r\nHost: a\r\n\r\n")), 400);
    EXPECT_EQ(status_of(ask("GET http:///a HTTP/1.1\r\nHost: a\r\n\r\n")), 400);
    EXPECT_EQ(status_of(ask("CONNECT hub.example:80 HTTP/1.1\r\nHost: a\r\n\r\n")), 400);
    EXPECT_EQ(status_of(ask("OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n")), 400);
    EXPECT_EQ(status_of(ask("PROPFIND /a HTTP/1.1\r\nHost: a\r\n\r\n")), 501);
    EXPECT_EQ(status_of(ask("GET /" + std::string(3000, 'a') + " HTTP/1.1\r\nHost: a\r\n\r\n")), 400);
    EXPECT_EQ(status_of(ask("GET /\x80 HTTP/1.1\r\nHost: a\r\n\r\n")), 400);
}

TEST_F(AServer, ReadsARequestInAbsoluteFormAndTakesItsHost) {
    const std::string close = " HTTP/1.1\r\nHost: other.example\r\nConnection: close\r\n\r\n";
    EXPECT_NE(ask("GET HTTP://hub.example:81/a/b?c=d" + close).find("GET /a/b"), std::string::npos);
    EXPECT_EQ(host, "hub.example:81");
    EXPECT_NE(ask("GET https://hub.example" + close).find("GET / "), std::string::npos);
    EXPECT_NE(ask("GET http://hub.example?lang=it" + close).find("GET / "), std::string::npos);
    EXPECT_EQ(host, "hub.example");
}

TEST_F(AServer, PassesOverEmptyLinesBeforeARequest) {
    EXPECT_EQ(status_of(ask("\r\n" + get("/a"))), 200);
    const std::string answers = ask(post_open("Content-Length: 2\r\n", "ab") + "\r\n\r\n" + get("/second"));
    EXPECT_NE(answers.find("GET /second"), std::string::npos) << answers;
    std::string many;
    for (int i = 0; i < 20; ++i) many += "\r\n";
    EXPECT_EQ(status_of(ask(many + get("/a"))), 400);
}

TEST_F(AServer, AnswersByItsHeaderAloneWhatNoPageReadsABodyOf) {
    for (const char* length : {"Content-Length: 5000\r\n", "Transfer-Encoding: chunked\r\n"}) {
        const std::string answer =
            ask("PUT /nothing HTTP/1.1\r\nHost: a\r\n" + std::string(length) + "\r\n" + get("/smuggled"));
        EXPECT_NE(answer.find("PUT /nothing"), std::string::npos) << answer;
        EXPECT_EQ(answer.find("/smuggled"), std::string::npos) << "the connection ends with the answer";
    }
}

TEST_F(AServer, HoldsNoMoreBodiesThanItHasRoomFor) {
    settings.limits.bodies_bytes = 250;
    start();
    std::list<RawClient> held;
    for (int i = 0; i < 3; ++i) {
        held.emplace_back(server->port()).send(post("Content-Length: 100\r\n", "abc"));
        EXPECT_EQ(status_of(ask(get("/a"))), 200);
    }
    EXPECT_TRUE(held.front().is_closed(3000)) << "it has waited longest";
    EXPECT_FALSE(held.back().is_closed(0));
    held.back().send(std::string(97, 'a'));
    EXPECT_EQ(status_of(held.back().receive()), 200);
}

TEST_F(AServer, LetsNobodyWaitForConnectionsThatSendManyRequests) {
    std::promise<void> all_have_sent;
    started = all_have_sent.get_future();
    start();
    std::string many;
    for (int i = 0; i < 20; ++i) many += get("/many", "");
    std::list<RawClient> greedy;
    for (int i = 0; i < greedy_connections; ++i) greedy.emplace_back(server->port()).send(many);
    const RawClient newcomer(server->port());
    newcomer.send(get("/newcomer"));
    all_have_sent.set_value();
    EXPECT_EQ(status_of(newcomer.receive()), 200);
    EXPECT_LT(place_of_newcomer, 3 * greedy_connections) << "at most two answers for each come first";
}

TEST_F(AServer, ReadsBodiesWithALengthAndInChunks) {
    EXPECT_NE(ask(post("Content-Length: 4\r\n", "abcd")).find("POST /x 127.0.0.1 4"), std::string::npos);
    const std::string chunked = ask(post("Transfer-Encoding: chunked\r\n", "2\r\nab\r\n1\r\nc\r\n0\r\n\r\n"));
    EXPECT_NE(chunked.find("POST /x 127.0.0.1 3"), std::string::npos) << chunked;
}

TEST_F(AServer, RefusesBodiesThatAreTooLong) {
    EXPECT_EQ(status_of(ask(post("Content-Length: 101\r\n", std::string(101, 'a')))), 413);
    EXPECT_EQ(status_of(ask(post("Content-Length: 99999999999\r\n", "abc"))), 413);
    const std::string chunk = "50\r\n" + std::string(80, 'a') + "\r\n";
    EXPECT_EQ(status_of(ask(post("Transfer-Encoding: chunked\r\n", chunk + chunk))), 413);
    EXPECT_EQ(status_of(ask(get("/", "Content-Length: 1\r\n") + "a")), 413);
    EXPECT_EQ(answered, 0);
}

TEST_F(AServer, RefusesEndlessHeaders) {
    const std::string line = "X-A: " + std::string(1000, 'a') + "\r\n";
    std::string request = "GET / HTTP/1.1\r\nHost: a\r\n";
    for (int i = 0; i < 20; ++i) request += line;
    EXPECT_EQ(status_of(ask(request)), 431);
}

TEST_F(AServer, AnswersSeveralRequestsOnOneConnection) {
    const std::string answers = ask(get("/first", "") + get("/second"));
    EXPECT_NE(answers.find("GET /first"), std::string::npos);
    EXPECT_NE(answers.find("GET /second"), std::string::npos);
}

TEST_F(AServer, HangsUpOnASlowHeader) {
    settings.limits.header = std::chrono::milliseconds(100);
    start();
    const RawClient slow(server->port());
    slow.send("GET / HTTP/1.1\r\nHo");
    EXPECT_TRUE(slow.is_closed(3000));
}

TEST_F(AServer, HangsUpOnASlowBody) {
    settings.limits.body = std::chrono::milliseconds(100);
    start();
    const RawClient slow(server->port());
    slow.send(post("Content-Length: 50\r\n", "abc"));
    EXPECT_TRUE(slow.is_closed(3000));
    EXPECT_EQ(answered, 0);
}

TEST_F(AServer, IsNotShutByManySlowClients) {
    start();
    std::list<RawClient> slow;
    for (int i = 0; i < 300; ++i) slow.emplace_back(server->port()).send("GET / HTTP/1.1\r\n");
    EXPECT_EQ(status_of(ask(get("/a"))), 200);
}

TEST_F(AServer, IsNotShutByManySlowClientsBehindTheProxy) {
    settings.proxy = "127.0.0.1";
    start();
    std::list<RawClient> slow;
    for (int i = 0; i < 300; ++i) slow.emplace_back(server->port()).send("GET / HTTP/1.1\r\n");
    EXPECT_EQ(status_of(ask(get("/a"))), 200);
}

TEST_F(AServer, BelievesOnlyItsProxyWhoTheClientIs) {
    const std::string forwarded =
        "Connection: close\r\nX-Forwarded-For: 6.6.6.6\r\nX-Forwarded-For: 6.6.6.6, 203.0.113.7\r\n";
    EXPECT_NE(ask(get("/", forwarded)).find("GET / 127.0.0.1 0"), std::string::npos);
    TearDown();
    server.reset();
    settings.proxy = "127.0.0.1";
    EXPECT_NE(ask(get("/", forwarded)).find("GET / 203.0.113.7 0"), std::string::npos);
}

TEST_F(AServer, CallsAnIpv4ClientByItsOwnAddressThoughItListensToIpv6) {
    settings.listen = "[::]:0";
    try {
        start();
    } catch (const Failure& failure) {
        GTEST_SKIP() << "no IPv6 here: " << failure.error().message;
    }
    EXPECT_NE(ask(get("/")).find("GET / 127.0.0.1 0"), std::string::npos);
}

TEST_F(AServer, EndsWhileConnectionsAreOpen) {
    start();
    const RawClient idle(server->port());
    const RawClient slow(server->port());
    slow.send("GET / HTT");
    EXPECT_EQ(status_of(ask(get("/a"))), 200);
    server->stop();
    thread.join();
    EXPECT_TRUE(idle.is_closed(0));
    server.reset();
}

TEST_F(AServer, SaysWhenItsAddressIsTakenOrNone) {
    start();
    settings.listen = "127.0.0.1:" + std::to_string(server->port());
    EXPECT_THROW(Server(settings, {}), Failure);
    settings.listen = "somewhere";
    EXPECT_THROW(Server(settings, {}), Failure);
}

TEST_F(AServer, NamesTheSettingOfItsAddressInItsMessages) {
    settings.listen_setting = "editors.listen";
    settings.listen = "somewhere";
    try {
        const Server none(settings, {});
        FAIL() << "no failure";
    } catch (const Failure& failure) {
        EXPECT_EQ(failure.error().code, Code::configuration);
        EXPECT_EQ(failure.error().message, "editors.listen is no address to listen at: somewhere");
    }
}

TEST_F(AServer, RunsBesideAnotherWithPagesOfItsOwn) {
    start();
    Server other({.listen = "127.0.0.1:0", .clock = settings.clock},
                 {[](const Request&) { return std::optional<std::size_t>(0); },
                  [](const Request&) { return Response{.body = "editors' page\n"}; }});
    std::thread beside([&other] { other.run(); });
    EXPECT_NE(RawClient::ask(other.port(), get("/")).find("editors' page"), std::string::npos);
    EXPECT_NE(ask(get("/a")).find("GET /a"), std::string::npos);
    other.stop();
    beside.join();
    EXPECT_NE(ask(get("/b")).find("GET /b"), std::string::npos);
}

}  // namespace
}  // namespace tidings::web
