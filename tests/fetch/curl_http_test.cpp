#include "fetch/curl_http.h"

#include <gtest/gtest.h>
#include <stdlib.h>

#include "curl_world.h"
#include "http_contract.h"
#include "support/canned_http.h"

namespace tidings::fetch {
namespace {

using support::LoopbackServer;
using support::Reply;
using support::SeenRequest;

struct LoopbackWeb {
    LoopbackServer server;
    CurlHttp curl{settings_for_loopback()};
    int pages = 0;

    Http& http() { return curl; }
    Url add(Reply reply) {
        const std::string path = "/" + std::to_string(++pages);
        server.reply(path, std::move(reply));
        return address(server.url(path));
    }
    Url page(std::string body) { return add({.headers = {{"ETag", "\"1\""}}, .body = std::move(body)}); }
    Url moved(const Url& to) { return add({.status = 301, .headers = {{"Location", to.text()}}}); }
    Url missing() { return address(server.url("/missing")); }
    Url dead() { return address(dead_address()); }
};

struct CannedWeb {
    support::CannedHttp canned;
    int pages = 0;

    Http& http() { return canned; }
    Url next() { return address("https://ngo.example/" + std::to_string(++pages)); }
    Url page(std::string body) {
        const Url url = next();
        canned.answer(url.text(), std::move(body), {{"etag", "\"1\""}});
        return url;
    }
    Url moved(const Url& to) {
        const Url url = next();
        canned.answer(url.text(), HttpResponse{200, {}, "", to, {to}});
        return url;
    }
    Url missing() {
        const Url url = next();
        canned.answer(url.text(), HttpResponse{404, {}, "", url, {}});
        return url;
    }
    Url dead() { return address("https://dead.example/"); }
};

}  // namespace

namespace contract {
using Webs = testing::Types<LoopbackWeb, CannedWeb>;
INSTANTIATE_TYPED_TEST_SUITE_P(Every, HttpContract, Webs);
}  // namespace contract

namespace {

TEST(CurlHttp, SendsValidatorsBackVerbatimEvenWhenTheyAreOdd) {
    LoopbackServer server;
    server.reply("/feed", Reply{.status = 304});
    const Validators odd{"W/no quotes, \"and\" a: colon;", "Yesterday, at 25:61 o'clock"};

    const auto response = get(settings_for_loopback(), {address(server.url("/feed")), odd});

    EXPECT_EQ(response->status, 304);
    EXPECT_EQ(server.requests()[0].header("if-none-match"), odd.etag);
    EXPECT_EQ(server.requests()[0].header("if-modified-since"), odd.last_modified);
}

TEST(CurlHttp, AsksWithoutConditionsWhenThereAreNoValidators) {
    LoopbackServer server;

    (void)get(settings_for_loopback(), server.url("/feed"));

    EXPECT_EQ(server.requests()[0].headers.count("if-none-match"), 0u);
    EXPECT_EQ(server.requests()[0].headers.count("if-modified-since"), 0u);
}

TEST(CurlHttp, DoesNotSendAValidatorThatWouldForgeTheRequest) {
    LoopbackServer server;
    const Validators forged{"\"1\"\r\nX-Forged: yes", "today\rX-Forged: yes"};

    (void)get(settings_for_loopback(), {address(server.url("/feed")), forged});

    EXPECT_EQ(server.requests()[0].headers.count("if-none-match"), 0u);
    EXPECT_EQ(server.requests()[0].headers.count("if-modified-since"), 0u);
    EXPECT_EQ(server.requests()[0].headers.count("x-forged"), 0u);
}

TEST(CurlHttp, SaysWhoItIsAndWhatItReadsAndNothingElse) {
    LoopbackServer server;
    HttpSettings settings = settings_for_loopback();
    settings.user_agent = "tidings/1.0 (+https://hub.example/about-feeds)";

    (void)get(settings, server.url("/feed?a=b"));

    const SeenRequest seen = server.requests().at(0);
    EXPECT_EQ(seen.method, "GET");
    EXPECT_EQ(seen.path, "/feed?a=b");
    EXPECT_EQ(seen.header("user-agent"), settings.user_agent);
    EXPECT_NE(seen.header("accept").find("application/atom+xml"), std::string::npos);
    EXPECT_EQ(seen.header("accept-encoding"), "gzip, br, zstd, deflate");
    EXPECT_EQ(seen.headers.size(), 4u) << "host, user-agent, accept, accept-encoding";
}

TEST(CurlHttp, SendsNoCookieBack) {
    LoopbackServer server;
    server.reply("/feed", Reply{.headers = {{"Set-Cookie", "id=1; Path=/"}}, .body = "x"});
    const HttpRequest request{address(server.url("/feed")), {}};

    CurlHttp(settings_for_loopback()).get_all(std::vector{request, request}, [](auto, const auto&) {});

    EXPECT_EQ(server.requests().at(1).headers.count("cookie"), 0u);
}

TEST(CurlHttp, TakesNoProxyFromTheEnvironment) {
    LoopbackServer server, proxy;
    server.reply("/feed", Reply{.body = "direct"});
    ::setenv("http_proxy", proxy.url("").c_str(), 1);

    const auto response = get(settings_for_loopback(), server.url("/feed"));
    ::unsetenv("http_proxy");

    EXPECT_EQ(response->body, "direct");
    EXPECT_EQ(proxy.connections(), 0);
}

TEST(CurlHttp, KeepsAHostsConnectionForTheNextRequest) {
    LoopbackServer server;
    server.reply("/feed", Reply{.body = "x"});
    const std::vector<HttpRequest> requests(10, HttpRequest{address(server.url("/feed")), {}});

    CurlHttp(settings_for_loopback()).get_all(requests, [](auto, const auto&) {});

    EXPECT_EQ(server.requests().size(), 10u);
    EXPECT_EQ(server.connections(), 1);
}

TEST(CurlHttp, OpensOneConnectionAtATimeToAHostThatDoesNotKeepIt) {
    LoopbackServer server;
    server.reply("/feed", Reply{.body = "x", .close = true, .delay = std::chrono::milliseconds(20)});
    const std::vector<HttpRequest> requests(5, HttpRequest{address(server.url("/feed")), {}});

    CurlHttp(settings_for_loopback()).get_all(requests, [](auto, const auto&) {});

    EXPECT_EQ(server.connections(), 5);
    EXPECT_EQ(server.most_connections_at_once(), 1);
}

TEST(CurlHttp, WaitsForManyHostsAtOnce) {
    std::vector<LoopbackServer> servers(8);
    std::vector<HttpRequest> requests;
    for (LoopbackServer& server : servers) {
        server.reply("/", Reply{.body = "x", .delay = std::chrono::milliseconds(200)});
        requests.push_back({address(server.url("/")), {}});
    }

    const auto start = std::chrono::steady_clock::now();
    CurlHttp(settings_for_loopback()).get_all(requests, [](auto, const auto&) {});

    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::milliseconds(800))
        << "one by one takes 1.6 s";
}

TEST(CurlHttp, HasNoMoreThanTheAllowedNumberUnderWay) {
    std::vector<LoopbackServer> servers(4);
    std::vector<HttpRequest> requests;
    for (LoopbackServer& server : servers) {
        server.reply("/", Reply{.body = "x", .delay = std::chrono::milliseconds(100)});
        requests.push_back({address(server.url("/")), {}});
    }

    const auto start = std::chrono::steady_clock::now();
    CurlHttp(settings_with({.parallel = 1})).get_all(requests, [](auto, const auto&) {});

    EXPECT_GE(std::chrono::steady_clock::now() - start, std::chrono::milliseconds(400));
}

TEST(CurlHttp, DoesNotCountWaitingForAHostsTurnAsTimeTaken) {
    LoopbackServer server;
    server.reply("/", Reply{.body = "x", .delay = std::chrono::milliseconds(150)});
    const std::vector<HttpRequest> requests(4, HttpRequest{address(server.url("/")), {}});

    int answered = 0;
    CurlHttp(settings_with({.total_timeout = std::chrono::milliseconds(400)}))
        .get_all(requests, [&answered](std::size_t, const Result<HttpResponse>& response) {
            answered += bool(response);
        });

    EXPECT_EQ(answered, 4);
}

TEST(CurlHttp, LeavesAHostAloneThatSaysItIsAskedTooOften) {
    LoopbackServer busy, other;
    busy.reply("/a", Reply{.status = 429, .headers = {{"Retry-After", "3600"}}, .body = "Too often"});
    other.reply("/", Reply{.body = "x"});
    const std::vector<HttpRequest> requests{
        {address(busy.url("/a")), {}}, {address(busy.url("/b")), {}}, {address(other.url("/")), {}}};

    std::map<std::size_t, Result<HttpResponse>> answered;
    CurlHttp(settings_for_loopback())
        .get_all(requests, [&answered](std::size_t index, const Result<HttpResponse>& response) {
            answered.emplace(index, response);
        });

    EXPECT_EQ(busy.requests().size(), 1u);
    EXPECT_EQ(answered.at(1)->status, 429);
    EXPECT_EQ(answered.at(1)->header("retry-after"), "3600");
    EXPECT_EQ(answered.at(0)->body, "Too often");
    EXPECT_EQ(answered.at(1)->body, "");
    EXPECT_EQ(answered.at(1)->url, requests[1].url);
    EXPECT_EQ(answered.at(2)->status, 200);
}

TEST(CurlHttp, SendsTheNextRequestBeforeAnAnswerIsWorkedOn) {
    LoopbackServer server;
    server.reply("/", Reply{.body = "x"});
    const std::vector<HttpRequest> requests(2, HttpRequest{address(server.url("/")), {}});

    std::size_t seen_meanwhile = 0;
    CurlHttp(settings_for_loopback()).get_all(requests, [&](std::size_t index, const auto&) {
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
        if (index == 0) seen_meanwhile = server.requests().size();
    });

    EXPECT_EQ(seen_meanwhile, 2u);
}

TEST(CurlHttp, ReadsFoldedRepeatedAndInterimHeaders) {
    LoopbackServer server;
    server.reply(
        "/",
        Reply{.raw =
                  "HTTP/1.1 103 Early Hints\r\nETag: \"early\"\r\n\r\n"
                  "HTTP/1.1 200 OK\r\nETag:   \"late\"  \r\nX-Long: one\r\n two\r\n"
                  "Cache-Control: no-transform\r\nCACHE-CONTROL: max-age=60\r\nContent-Length: 1\r\n\r\nx"});

    const auto response = get(settings_for_loopback(), server.url("/"));

    EXPECT_EQ(response->status, 200);
    EXPECT_EQ(response->header("etag"), "\"late\"");
    EXPECT_EQ(response->header("x-long"), "one two");
    EXPECT_EQ(response->headers.count("cache-control"), 2u);
    EXPECT_EQ(response->headers.count("etag"), 1u);
}

TEST(CurlHttp, TakesNoHeaderFromATrailer) {
    LoopbackServer server;
    server.reply("/", Reply{.raw = "HTTP/1.1 200 OK\r\nETag: \"1\"\r\nTransfer-Encoding: chunked\r\n\r\n"
                                   "1\r\nx\r\n0\r\nETag: \"2\"\r\nLast-Modified: never\r\n\r\n"});

    const auto response = get(settings_for_loopback(), server.url("/"));

    EXPECT_EQ(response->body, "x");
    EXPECT_EQ(response->header("etag"), "\"1\"");
    EXPECT_EQ(response->headers.count("etag"), 1u);
    EXPECT_EQ(response->header("last-modified"), "");
}

TEST(CurlHttp, DoesNotStartWithAnAllowedAddressThatIsNone) {
    HttpSettings settings;
    settings.allow_addresses = {"localhost"};

    EXPECT_THROW(CurlHttp{settings}, Failure);
}

}  // namespace
}  // namespace tidings::fetch
