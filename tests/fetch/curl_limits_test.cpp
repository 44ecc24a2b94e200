#include <gtest/gtest.h>

#include "curl_world.h"

namespace tidings::fetch {
namespace {

using std::chrono::milliseconds;
using support::LoopbackServer;
using support::Reply;

// What became of one page under these limits; why it broke off, if it did.
Result<HttpResponse> outcome(const Limits& limits, Reply reply) {
    LoopbackServer server;
    server.reply("/", std::move(reply));
    Result<HttpResponse> result = get(settings_with(limits), server.url("/"));
    if (result && result->broke_off) return *result->broke_off;
    return result;
}

void expect_error(const Result<HttpResponse>& result, Code code, std::string_view words) {
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code, code);
    EXPECT_NE(result.error().message.find(words), std::string::npos) << result.error().message;
    EXPECT_NE(result.error().hint, "");
}

TEST(CurlLimits, GiveUpOnAServerThatDoesNotAnswer) {
    const auto result =
        outcome({.total_timeout = milliseconds(200)}, {.body = "x", .delay = milliseconds(5000)});

    expect_error(result, Code::unavailable, "127.0.0.1 did not answer in full within 200 ms");
}

TEST(CurlLimits, GiveUpOnAServerThatDripsForEver) {
    const auto result = outcome({.total_timeout = milliseconds(300)},
                                {.body = std::string(1000, 'x'), .drip = Reply::Drip{10, milliseconds(20)}});

    expect_error(result, Code::unavailable, "did not answer in full within 300 ms");
}

TEST(CurlLimits, GiveUpOnAServerThatIsTooSlow) {
    const Limits limits{.low_speed_time = std::chrono::seconds(1), .low_speed_bytes_per_second = 100};
    const auto result =
        outcome(limits, {.body = std::string(1000, 'x'), .drip = Reply::Drip{1, milliseconds(100)}});

    expect_error(result, Code::unavailable, "sent less than 100 bytes a second for 1 s");
}

TEST(CurlLimits, CountTheTimeOfAllHopsTogether) {
    LoopbackServer server;
    for (int hop = 0; hop < 5; ++hop)
        server.reply("/" + std::to_string(hop),
                     Reply{.status = 302,
                           .headers = {{"Location", "/" + std::to_string(hop + 1)}},
                           .delay = milliseconds(150)});

    const auto result = get(settings_with({.total_timeout = milliseconds(400)}), server.url("/0"));

    expect_error(result, Code::unavailable, "within 400 ms");
}

TEST(CurlLimits, RefuseABodyThatIsAnnouncedTooLarge) {
    const auto result = outcome({.wire_bytes = 1000}, {.body = std::string(1001, 'x')});

    expect_error(result, Code::refused, "The body from 127.0.0.1 is larger than 1000 bytes");
}

TEST(CurlLimits, RefuseABodyThatTurnsOutTooLarge) {
    const auto result =
        outcome({.wire_bytes = 1u << 20}, {.body = std::string((1u << 20) + 1, 'x'), .chunked = true});

    expect_error(result, Code::refused, "is larger than 1 MiB");
}

TEST(CurlLimits, TakeABodyThatIsJustSmallEnough) {
    EXPECT_EQ(
        outcome({.wire_bytes = 1000, .decoded_bytes = 1000}, {.body = std::string(1000, 'x')})->body.size(),
        1000u);
    EXPECT_TRUE(outcome({.wire_bytes = 1000}, {.body = std::string(1000, 'x'), .chunked = true}));
}

TEST(CurlLimits, RefuseAFloodOfHeaders) {
    Reply flood;
    for (int line = 0; line < 200; ++line) flood.headers.emplace_back("X-Line", std::string(100, 'x'));

    expect_error(outcome({.header_bytes = 10u << 10}, flood), Code::refused,
                 "The header from 127.0.0.1 is larger than 10 KiB");
}

TEST(CurlLimits, RefuseAHeaderOfOneEndlessLine) {
    const auto result = outcome({}, {.headers = {{"X-Line", std::string(1u << 20, 'x')}}});

    expect_error(result, Code::refused, "The header from 127.0.0.1 is larger than 100 KiB");
}

TEST(CurlLimits, RefuseInterimAnswersWithoutEnd) {
    std::string raw;
    for (int count = 0; count < 2000; ++count) raw += "HTTP/1.1 103 Early Hints\r\nX: y\r\n\r\n";

    expect_error(outcome({.header_bytes = 10u << 10}, {.raw = raw}), Code::refused, "header");
}

TEST(CurlLimits, NameABodyCutShortOfItsLength) {
    const auto result = outcome({}, {.body = std::string(1000, 'x'), .cut_after = 500});

    expect_error(result, Code::unavailable, "127.0.0.1 broke off in the middle of its answer");
}

TEST(CurlLimits, NameAChunkedBodyThatIsCutOff) {
    const auto result = outcome({}, {.body = std::string(3000, 'x'), .chunked = true, .cut_after = 2000});

    expect_error(result, Code::unavailable, "broke off");
}

TEST(CurlLimits, LeaveABodyInItsContentCoding) {
    const auto result =
        outcome({}, {.headers = {{"Content-Encoding", "gzip"}}, .body = "as it came", .chunked = true});

    EXPECT_EQ(result->body, "as it came");
}

TEST(CurlLimits, NameAServerThatHangsUpOrRefusesOrTalksNonsense) {
    expect_error(outcome({}, {.body = "x", .cut_after = 0}), Code::unavailable, "hung up without an answer");
    expect_error(outcome({}, {.raw = "SSH-2.0-OpenSSH_9.2\r\n"}), Code::unavailable, "no proper HTTP answer");
    expect_error(get(settings_for_loopback(), dead_address()), Code::unavailable,
                 "does not accept connections");
}

TEST(CurlLimits, TryHttpsForAHostThatNoLongerListensToHttp) {
    const auto result = get(settings_for_loopback(), "http://127.0.0.1/");
    if (result || result.error().message.find("accept connections") == std::string::npos)
        GTEST_SKIP() << "this machine has a web server of its own on port 80 or 443";

    expect_error(result, Code::unavailable,
                 "127.0.0.1 does not accept connections, neither by http nor by https");
}

TEST(CurlLimits, NameAHostThatDoesNotExist) {
    expect_error(get(settings_for_loopback(), "http://no-such-host.invalid/"), Code::unavailable,
                 "The name no-such-host.invalid cannot be found");
}

TEST(CurlLimits, NameASecureConnectionThatCannotBeMade) {
    LoopbackServer server;  // which speaks no TLS
    const std::string secure = "https" + server.url("/").substr(4);

    expect_error(get(settings_for_loopback(), secure), Code::unavailable,
                 "No secure connection to 127.0.0.1");
}

TEST(CurlLimits, LetTheOthersGoOnWhenOneBreaks) {
    LoopbackServer server;
    server.reply("/bad", Reply{.body = std::string(5000, 'x')});
    server.reply("/good", Reply{.body = "x"});
    const std::vector<HttpRequest> requests{{address(server.url("/bad")), {}},
                                            {address(server.url("/good")), {}}};

    std::vector<bool> good(2);
    CurlHttp(settings_with({.wire_bytes = 1000}))
        .get_all(requests, [&good](std::size_t index, const Result<HttpResponse>& response) {
            good[index] = bool(response);
        });

    EXPECT_EQ(good, (std::vector<bool>{false, true}));
}

}  // namespace
}  // namespace tidings::fetch
