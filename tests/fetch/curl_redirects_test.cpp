#include <gtest/gtest.h>

#include "curl_world.h"

namespace tidings::fetch {
namespace {

using support::LoopbackServer;
using support::Reply;

Reply redirect(int status, std::string location) {
    return {.status = status, .headers = {{"Location", std::move(location)}}};
}

void expect_refused(const Result<HttpResponse>& result, std::string_view words) {
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code, Code::refused);
    EXPECT_NE(result.error().message.find(words), std::string::npos) << result.error().message;
}

TEST(CurlRedirects, AreFollowedWithTheHeadersOfTheEndAlone) {
    LoopbackServer server;
    server.reply("/a",
                 Reply{.status = 302, .headers = {{"Location", "/b"}, {"X-Hop", "1"}}, .body = "moved"});
    server.reply("/b", Reply{.body = "here"});

    const auto response = get(settings_for_loopback(), server.url("/a"));

    EXPECT_EQ(response->status, 200);
    EXPECT_EQ(response->body, "here");
    EXPECT_EQ(response->header("x-hop"), "");
    EXPECT_EQ(response->url.text(), server.url("/b"));
    EXPECT_TRUE(response->permanent_moves.empty());
}

TEST(CurlRedirects, RecordOnlyTheUnbrokenPermanentPrefix) {
    LoopbackServer server;
    server.reply("/a", redirect(301, "/b"));
    server.reply("/b", redirect(308, "/c"));
    server.reply("/c", redirect(307, "/d"));
    server.reply("/d", redirect(301, "/e"));
    server.reply("/e", Reply{.body = "here"});

    const auto response = get(settings_for_loopback(), server.url("/a"));

    EXPECT_EQ(response->permanent_moves, (std::vector{address(server.url("/b")), address(server.url("/c"))}));
    EXPECT_EQ(response->url.text(), server.url("/e"));
}

TEST(CurlRedirects, CarryTheValidatorsToTheEnd) {
    LoopbackServer server;
    server.reply("/a", redirect(301, "/b"));
    server.reply("/b", Reply{.status = 304});

    const auto response = get(settings_for_loopback(), {address(server.url("/a")), {"\"1\"", ""}});

    EXPECT_EQ(response->status, 304);
    EXPECT_EQ(server.requests("/b").at(0).header("if-none-match"), "\"1\"");
}

TEST(CurlRedirects, SendNoReferer) {
    LoopbackServer server;
    server.reply("/a", redirect(302, "/b"));

    (void)get(settings_for_loopback(), server.url("/a"));

    EXPECT_EQ(server.requests("/b").at(0).headers.count("referer"), 0u);
}

TEST(CurlRedirects, InCirclesEnd) {
    LoopbackServer server;
    server.reply("/a", redirect(302, "/b"));
    server.reply("/b", redirect(302, "/a"));

    expect_refused(get(settings_for_loopback(), server.url("/a")), "round in circles");
    EXPECT_EQ(server.requests().size(), 2u);
}

TEST(CurlRedirects, EndAfterEightHops) {
    LoopbackServer server;
    for (int hop = 0; hop < 8; ++hop)
        server.reply("/" + std::to_string(hop), redirect(302, "/" + std::to_string(hop + 1)));
    server.reply("/8", Reply{.body = "the end of eight hops"});
    EXPECT_EQ(get(settings_for_loopback(), server.url("/0"))->body, "the end of eight hops");

    server.reply("/8", redirect(302, "/9"));
    server.reply("/9", Reply{.body = "the end of nine hops"});
    expect_refused(get(settings_for_loopback(), server.url("/0")), "more than 8 times");
    EXPECT_TRUE(server.requests("/9").empty());
}

TEST(CurlRedirects, ToOtherSchemesAreRefused) {
    LoopbackServer server;
    for (const char* location :
         {"ftp://127.0.0.1/", "file:///etc/passwd", "gopher://127.0.0.1:25/_HELO", "javascript:alert(1)"}) {
        server.reply("/a", redirect(302, location));
        expect_refused(get(settings_for_loopback(), server.url("/a")), "neither http nor https");
    }
}

TEST(CurlRedirects, ToAnInternalAddressAreRefusedWithoutAConnection) {
    LoopbackServer server, internal("127.0.0.2");
    server.reply("/a", redirect(302, internal.url("/secret")));

    expect_refused(get(settings_for_loopback(), server.url("/a")), "internal address 127.0.0.2");
    EXPECT_EQ(internal.connections(), 0);
}

TEST(CurlRedirects, WithoutAnAddressAreAnswers) {
    LoopbackServer server;
    server.reply("/a", Reply{.status = 302, .body = "somewhere"});

    EXPECT_EQ(get(settings_for_loopback(), server.url("/a"))->status, 302);
}

TEST(CurlRedirects, ToAnotherHostWaitForThatHostsTurn) {
    LoopbackServer first, second("127.0.0.2");
    HttpSettings settings = settings_for_loopback();
    settings.allow_addresses.emplace_back("127.0.0.2");
    first.reply("/", redirect(302, second.url("/slow")));
    second.reply("/slow", Reply{.body = "x", .close = true, .delay = std::chrono::milliseconds(100)});
    const std::vector<HttpRequest> requests{{address(second.url("/slow")), {}},
                                            {address(first.url("/")), {}}};

    CurlHttp(settings).get_all(requests, [](auto, const auto&) {});

    EXPECT_EQ(second.requests().size(), 2u);
    EXPECT_EQ(second.most_connections_at_once(), 1);
}

TEST(CurlHttp, PostsAFormAndFollowsNoRedirectThen) {
    support::LoopbackServer server;
    server.reply("/hub", {.status = 307, .headers = {{"location", "/other"}}});
    const Result<HttpResponse> answer =
        get(settings_for_loopback(), HttpRequest{address(server.url("/hub")), {}, "a=1&b=2"});
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->status, 307);
    ASSERT_EQ(server.requests().size(), 1U);
    EXPECT_EQ(server.requests()[0].method, "POST");
    EXPECT_EQ(server.requests()[0].body, "a=1&b=2");
}

}  // namespace
}  // namespace tidings::fetch
