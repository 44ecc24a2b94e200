#include "desk/server.h"

#include <gtest/gtest.h>

#include <atomic>
#include <list>
#include <thread>

#include "base/result.h"
#include "dates/date.h"
#include "desk/raw_client.h"

namespace tidings::desk {
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

    void start() {
        const auto echo = [this](const Request& request) {
            ++answered;
            return Response{.body = request.method + " " + request.path + " " + request.peer + " " +
                                    std::to_string(request.body.size()) + "\n"};
        };
        const auto limit = [](const Request& head) { return head.method == "POST" ? 100u : 0u; };
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
        return "POST /x HTTP/1.1\r\nHost: a\r\nConnection: close\r\n" + more + "\r\n" + body;
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
    EXPECT_EQ(status_of(ask("GET http://other.example/ HTTP/1.1\r\nHost: a\r\n\r\n")), 400);
    EXPECT_EQ(status_of(ask("OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n")), 400);
    EXPECT_EQ(status_of(ask("DELETE /a HTTP/1.1\r\nHost: a\r\n\r\n")), 501);
    EXPECT_EQ(status_of(ask("GET /" + std::string(3000, 'a') + " HTTP/1.1\r\nHost: a\r\n\r\n")), 400);
    EXPECT_EQ(status_of(ask("GET /\x80 HTTP/1.1\r\nHost: a\r\n\r\n")), 400);
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

}  // namespace
}  // namespace tidings::desk
