// What a server that fails an ordinary request may answer to.
#include "fetch/second_tries.h"

#include <gtest/gtest.h>

#include "curl_world.h"

namespace tidings::fetch {
namespace {

using support::LoopbackServer;
using support::Reply;
using support::SeenRequest;

HttpResponse answer(int status, std::multimap<std::string, std::string> headers = {}) {
    return {status, std::move(headers), "", address("https://ngo.example/feed"), {}};
}

// Sends whoever has no cookie to `next` with one.
LoopbackServer::Answer wants_cookie(const std::string& next) {
    return [next](const SeenRequest& request) -> Reply {
        if (!request.header("cookie").empty()) return {.body = "here"};
        return {.status = 302, .headers = {{"Location", next}, {"Set-Cookie", "visit=1; Path=/"}}};
    };
}

TEST(SecondTries, CallForHttp11OnceAfterAFaultOfHttp2) {
    for (const CURLcode code : {CURLE_HTTP2_STREAM, CURLE_HTTP2}) {
        SecondTries tries;
        EXPECT_TRUE(tries.call_for_http_1_1(code));
        EXPECT_FALSE(tries.call_for_http_1_1(code));
    }
    EXPECT_FALSE(SecondTries().call_for_http_1_1(CURLE_PARTIAL_FILE));
}

TEST(SecondTries, CallForHtmlOnceAfterA406OrA415) {
    for (const int status : {406, 415}) {
        SecondTries tries;
        EXPECT_TRUE(tries.call_for_html(answer(status)));
        EXPECT_FALSE(tries.call_for_html(answer(status)));
    }
    EXPECT_FALSE(SecondTries().call_for_html(answer(403)));
    EXPECT_FALSE(SecondTries().call_for_html(answer(415, {{"server", "imunify360-webshield/1.21"}})))
        << "a bot wall wants something else";
}

TEST(SecondTries, NameHtmlToAServerThatInsistsOnIt) {
    LoopbackServer server;
    server.reply("/feed", [](const SeenRequest& request) -> Reply {
        const bool named = request.header("accept").find("text/html") != std::string::npos;
        return {.status = named ? 200 : 406, .body = "here"};
    });

    const auto response = get(settings_for_loopback(), {address(server.url("/feed")), {"\"1\"", ""}});

    EXPECT_EQ(response->status, 200);
    EXPECT_EQ(server.requests().size(), 2u);
    EXPECT_EQ(server.requests().back().header("if-none-match"), "\"1\"") << "it is the same question";
}

TEST(SecondTries, EndWithThe406ThatComesAgain) {
    LoopbackServer server;
    server.reply("/feed", Reply{.status = 406});

    EXPECT_EQ(get(settings_for_loopback(), server.url("/feed"))->status, 406);
    EXPECT_EQ(server.requests().size(), 2u);
}

TEST(SecondTries, AreNotMadeOfAForm) {
    LoopbackServer server;
    server.reply("/hub", Reply{.status = 415});

    EXPECT_EQ(get(settings_for_loopback(), {address(server.url("/hub")), {}, "mode=publish"})->status, 415);
    EXPECT_EQ(server.requests().size(), 1u);
}

TEST(Cookies, AreSentBackOnTheSameWay) {
    LoopbackServer server;
    server.reply("/feed", wants_cookie("/feed"));

    EXPECT_EQ(get(settings_for_loopback(), server.url("/feed"))->body, "here");
    EXPECT_EQ(server.requests().back().header("cookie"), "visit=1");
}

TEST(Cookies, EndWithTheRequest) {
    LoopbackServer server;
    server.reply("/feed",
                 Reply{.headers = {{"Set-Cookie", "visit=1; Path=/; Max-Age=99999"}}, .body = "here"});
    const HttpRequest request{address(server.url("/feed")), {}};

    CurlHttp http(settings_for_loopback());
    for (int round = 0; round < 2; ++round)
        http.get_all(std::vector{request, request}, [](auto, const auto&) {});

    ASSERT_EQ(server.requests().size(), 4u);
    for (const SeenRequest& seen : server.requests()) EXPECT_EQ(seen.header("cookie"), "");
}

TEST(Cookies, GoToNoOtherSite) {
    LoopbackServer server;
    HttpSettings settings = settings_for_loopback();
    settings.allow_addresses.emplace_back("::1");
    server.reply("/other", Reply{.body = "here"});
    const std::string elsewhere = "http://localhost:" + std::to_string(server.port()) + "/other";
    server.reply("/feed", Reply{.status = 302,
                                .headers = {{"Location", elsewhere}, {"Set-Cookie", "visit=1; Path=/"}}});

    EXPECT_EQ(get(settings, server.url("/feed"))->body, "here");
    EXPECT_EQ(server.requests("/other").at(0).header("cookie"), "");
}

TEST(ABodyThatBreaksOff, IsHandedOverWithWhy) {
    LoopbackServer server;
    server.reply("/length", Reply{.raw = "HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\n<rss></rss>"});
    server.reply("/chunks", Reply{.raw = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                                         "b\r\n<rss></rss>\r\n"});
    for (const char* path : {"/length", "/chunks"}) {
        const auto response = get(settings_for_loopback(), server.url(path));
        ASSERT_TRUE(response) << path;
        EXPECT_EQ(response->body, "<rss></rss>");
        ASSERT_TRUE(response->broke_off);
        EXPECT_EQ(response->broke_off->message, "127.0.0.1 broke off in the middle of its answer");
    }
}

TEST(ABodyThatBreaksOff, IsAnErrorWhereItIsNoDocument) {
    LoopbackServer server;
    server.reply("/feed", Reply{.raw = "HTTP/1.1 404 Not Found\r\nContent-Length: 20\r\n\r\nno"});

    EXPECT_FALSE(get(settings_for_loopback(), server.url("/feed")));
}

}  // namespace
}  // namespace tidings::fetch
