#include "fetch/read_response.h"

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "feed_at.h"

namespace tidings::fetch {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;
using Headers = std::multimap<std::string, std::string>;
using Outcome = Fetched::Outcome;

// Sun, 22 Nov 2026 08:00:00 GMT
constexpr Timestamp now = std::chrono::sys_days(std::chrono::year(2026) / 11 / 22) + hours(8);

Feed feed() { return feed_at("https://ngo.example/feed", {"\"old\"", "Sat, 21 Nov 2026 08:00:00 GMT"}); }

Feed feed_never_read() { return feed_at("https://ngo.example/feed", {}); }

HttpResponse response(int status, Headers headers = {}, std::string body = "<rss/>") {
    return {status, std::move(headers), std::move(body), *Url::parse("https://www.ngo.example/rss"), {}};
}

Fetched read(const Result<HttpResponse>& response, const Feed& asked = feed()) {
    return read_response(asked, request_for(asked, now), response, now);
}

Fetched read(int status, Headers headers = {}, std::string body = "<rss/>") {
    return read(response(status, std::move(headers), std::move(body)));
}

bool mentions(const Fetched& fetched, std::string_view words) {
    return fetched.problem.find(words) != std::string::npos;
}

TEST(RequestFor, AsksWithTheFeedsValidators) {
    EXPECT_EQ(request_for(feed(), now).url.text(), "https://ngo.example/feed");
    EXPECT_EQ(request_for(feed(), now).validators, feed().validators);
}

TEST(ReadResponse, TakesA200AsADocumentWithItsTypeAndAddress) {
    const Fetched fetched = read(200, {{"content-type", "application/rss+xml; charset=utf-8"}});

    EXPECT_EQ(fetched.outcome, Outcome::changed);
    ASSERT_TRUE(fetched.document);
    EXPECT_EQ(fetched.document->bytes, "<rss/>");
    EXPECT_EQ(fetched.document->content_type, "application/rss+xml; charset=utf-8");
    EXPECT_EQ(fetched.document->url->text(), "https://www.ngo.example/rss");
    EXPECT_EQ(fetched.problem, "");
}

TEST(ReadResponse, TakesTheValidatorsOfA200AsTheyAre) {
    const Validators odd{"W/no quotes", "yesterday"};

    EXPECT_EQ(read(200, {{"etag", odd.etag}, {"last-modified", odd.last_modified}}).validators, odd);
}

TEST(ReadResponse, DropsTheValidatorsThatA200DoesNotRepeat) {
    EXPECT_EQ(read(200, {{"etag", "\"new\""}}).validators, (Validators{"\"new\"", ""}));
    EXPECT_EQ(read(200).validators, Validators{});
}

TEST(ReadResponse, TakesA304AsUnchangedAndRefreshesWhatItRepeats) {
    const Fetched fetched = read(304, {{"etag", "\"new\""}}, "");

    EXPECT_EQ(fetched.outcome, Outcome::unchanged);
    EXPECT_FALSE(fetched.document);
    EXPECT_EQ(fetched.validators, (Validators{"\"new\"", feed().validators.last_modified}));
}

TEST(ReadResponse, DoesNotBelieveA304ThatNobodyAskedFor) {
    const Fetched fetched = read(response(304), feed_never_read());

    EXPECT_EQ(fetched.outcome, Outcome::failed);
    EXPECT_TRUE(mentions(fetched, "although we asked for the whole feed"));
}

TEST(ReadResponse, TakesAnEmptyPageAsAFailure) {
    const Fetched fetched = read(200, {{"etag", "\"new\""}}, "");

    EXPECT_EQ(fetched.outcome, Outcome::failed);
    EXPECT_TRUE(mentions(fetched, "empty page"));
    EXPECT_EQ(fetched.validators, feed().validators);
}

TEST(ReadResponse, RemembersInWhatCodingsADocumentCame) {
    EXPECT_EQ(read(200, {{"content-encoding", "BR"}}).codings, "br");
    EXPECT_EQ(read(200).codings, "");
}

TEST(ReadResponse, TakesADocumentThatCannotBeDecodedAsAFailure) {
    const Fetched fetched =
        decoded(feed(), read(200, {{"etag", "\"new\""}, {"content-encoding", "gzip"}}, "not gzip at all"));

    EXPECT_EQ(fetched.outcome, Outcome::failed);
    EXPECT_TRUE(mentions(fetched, "cannot be decompressed"));
    EXPECT_EQ(fetched.validators, feed().validators);
    EXPECT_FALSE(fetched.document);
}

TEST(ReadResponse, TakesTheSameDocumentAgainAsUnchangedWithTheValidatorsThatCameNow) {
    const Headers xml{{"content-type", "text/xml"}, {"etag", "\"new\""}};
    Feed had = feed();
    had.history.document_hash = decoded(feed(), read(200, xml)).document_hash;
    const Fetched again = decoded(had, read(200, xml));

    EXPECT_EQ(again.outcome, Outcome::unchanged);
    EXPECT_FALSE(again.document);
    EXPECT_EQ(again.validators, (Validators{"\"new\"", ""}));
    EXPECT_EQ(decoded(had, read(200, xml, "<rss />")).outcome, Outcome::changed);
}

TEST(ReadResponse, TakesTheSameBytesOfAnotherTypeOrPlaceAsAnotherDocument) {
    Feed had = feed();
    had.history.document_hash = decoded(feed(), read(200, {{"content-type", "text/xml"}})).document_hash;
    HttpResponse elsewhere = response(200, {{"content-type", "text/xml"}});
    elsewhere.url = *Url::parse("https://www.ngo.example/moved/rss");

    EXPECT_EQ(decoded(had, read(200, {{"content-type", "text/xml; charset=latin1"}})).outcome,
              Outcome::changed);
    EXPECT_EQ(decoded(had, read(elsewhere)).outcome, Outcome::changed);
}

TEST(ReadResponse, TakesA410AsGone) {
    const Fetched fetched = read(410);

    EXPECT_EQ(fetched.outcome, Outcome::gone);
    EXPECT_TRUE(mentions(fetched, "gone for good"));
    EXPECT_EQ(fetched.validators, feed().validators);
}

TEST(ReadResponse, TellsEachFailureInASentenceAndKeepsTheValidators) {
    const std::map<int, std::string_view> sentences{{204, "without a feed (HTTP 204)"},
                                                    {302, "without saying where"},
                                                    {400, "does not accept our request (HTTP 400)"},
                                                    {401, "wants a password"},
                                                    {403, "forbids us"},
                                                    {404, "no feed at https://www.ngo.example/rss"},
                                                    {429, "too often"},
                                                    {500, "trouble of its own"},
                                                    {502, "HTTP 502"},
                                                    {503, "out of service"}};
    for (const auto& [status, words] : sentences) {
        const Fetched fetched = read(status, {{"etag", "\"error page\""}});
        EXPECT_EQ(fetched.outcome, Outcome::failed) << status;
        EXPECT_TRUE(mentions(fetched, words)) << fetched.problem;
        EXPECT_EQ(fetched.validators, feed().validators) << status;
    }
}

TEST(ReadResponse, NamesABotWallWhateverTheStatus) {
    for (const int status : {202, 403, 405, 429, 503})
        EXPECT_TRUE(mentions(read(status, {{"cf-mitigated", "challenge"}}), "Cloudflare")) << status;
    EXPECT_TRUE(mentions(read(200, {{"cf-mitigated", "challenge"}}, ""), "Cloudflare"));
    EXPECT_EQ(read(429, {{"cf-mitigated", "challenge"}}).waits_for_host, true)
        << "it asks to wait all the same";
}

TEST(ReadResponse, NamesABotWallForADocumentThatIsNoFeedAlone) {
    const Fetched fetched = read(200, {{"set-cookie", "techaro.lol-anubis-auth=; Path=/"}}, "<p>Wait");
    EXPECT_EQ(fetched.outcome, Outcome::changed) << "it may be a feed";
    EXPECT_NE(why_no_feed(fetched, {Code::not_a_feed, "This is a page.", ""}).find("Anubis"),
              std::string::npos);
    EXPECT_EQ(why_no_feed(read(200), {Code::not_a_feed, "This is a page.", "Look."}),
              "This is a page. Look.");
}

TEST(ReadResponse, TakesA206ThatHasTheWholeFileAsADocument) {
    EXPECT_EQ(read(206, {{"content-range", "bytes 0-5/6"}}).outcome, Outcome::changed);
}

TEST(ReadResponse, TakesA206ThatHasAPartAsAFailureWithoutItsValidators) {
    for (const char* range : {"bytes 0-5/7", "bytes 1-6/7", "bytes 0-6/7", "bytes 0-5/*", ""}) {
        const Fetched fetched = read(206, {{"content-range", range}, {"etag", "\"part\""}});
        EXPECT_EQ(fetched.outcome, Outcome::failed) << range;
        EXPECT_TRUE(mentions(fetched, "a part of the feed")) << fetched.problem;
        EXPECT_EQ(fetched.validators, feed().validators);
    }
}

TEST(ReadResponse, BlamesConditionalRequestsForWhatTheyMayHaveCaused) {
    for (const int status : {200, 206, 400, 403, 404, 412, 500, 502})
        EXPECT_TRUE(read(status, {}, "").may_be_for_validators) << status;
    for (const int status : {410, 429, 503}) EXPECT_FALSE(read(status).may_be_for_validators) << status;
    EXPECT_FALSE(read(Error{Code::unavailable, "No answer", ""}).may_be_for_validators);
    EXPECT_TRUE(read(500).conditional);
    EXPECT_FALSE(read(response(500), feed_never_read()).conditional);
}

TEST(ReadResponse, RemembersWhyADocumentMayLackItsEnd) {
    HttpResponse broken = response(200);
    broken.broke_off = Error{Code::unavailable, "ngo.example broke off", "Wait."};
    const Fetched fetched = read(broken);
    EXPECT_EQ(fetched.outcome, Outcome::changed);
    EXPECT_EQ(why_no_feed(fetched, {Code::not_a_feed, "This is empty.", ""}), "ngo.example broke off. Wait.");
}

TEST(ReadResponse, TellsWhyThereWasNoAnswerAndWhatToDo) {
    const Error error{Code::unavailable, "ngo.example did not answer", "Ask again later."};

    const Fetched fetched = read(error);

    EXPECT_EQ(fetched.outcome, Outcome::failed);
    EXPECT_EQ(fetched.problem, "ngo.example did not answer. Ask again later.");
    EXPECT_EQ(fetched.validators, feed().validators);
    EXPECT_EQ(fetched.least_wait, seconds(0));
}

TEST(RetryAfter, IsHeededOn429And503InSecondsOrAsADate) {
    EXPECT_EQ(read(503, {{"retry-after", "120"}}).least_wait, minutes(2));
    EXPECT_EQ(read(429, {{"retry-after", "Sun, 22 Nov 2026 10:00:00 GMT"}}).least_wait, hours(2));
}

TEST(RetryAfter, HoldsForTheWholeHostOn429Alone) {
    EXPECT_TRUE(read(429, {{"retry-after", "120"}}).waits_for_host);
    EXPECT_FALSE(read(503, {{"retry-after", "120"}}).waits_for_host);
}

TEST(RetryAfter, IsAtMostThirtyDays) {
    EXPECT_EQ(read(503, {{"retry-after", "99999999"}}).least_wait, days(30));
    EXPECT_EQ(read(503, {{"retry-after", "99999999999999999999999999"}}).least_wait, days(30));
    EXPECT_EQ(read(503, {{"retry-after", "Thu, 31 Dec 2037 23:55:55 GMT"}}).least_wait, days(30));
}

TEST(RetryAfter, IsNothingWhenItIsPastOrUnreadableOrNotMeant) {
    EXPECT_EQ(read(503, {{"retry-after", "Sat, 21 Nov 2026 08:00:00 GMT"}}).least_wait, seconds(0));
    EXPECT_EQ(read(503, {{"retry-after", "-5"}}).least_wait, seconds(0));
    EXPECT_EQ(read(503, {{"retry-after", "soon"}}).least_wait, seconds(0));
    EXPECT_EQ(read(404, {{"retry-after", "120"}}).least_wait, seconds(0));
}

TEST(Freshness, IsTheMaxAgeLessTheAge) {
    EXPECT_EQ(read(200, {{"cache-control", "public, Max-Age=7200"}}).least_wait, hours(2));
    EXPECT_EQ(read(304, {{"cache-control", "max-age=\"7200\""}, {"age", "3600"}}, "").least_wait, hours(1));
    EXPECT_EQ(read(200, {{"cache-control", "max-age=60"}, {"age", "3600"}}).least_wait, seconds(0));
}

TEST(Freshness, IsFoundInASecondHeaderAndNotInSMaxAge) {
    EXPECT_EQ(read(200, {{"cache-control", "public"}, {"cache-control", "max-age=7200"}}).least_wait,
              hours(2));
    EXPECT_EQ(read(200, {{"cache-control", "s-maxage=7200"}}).least_wait, seconds(0));
}

TEST(Freshness, IsWhatExpiresSaysByTheServersOwnClock) {
    const std::string expires = "Sun, 22 Nov 2026 12:00:00 GMT";
    EXPECT_EQ(read(200, {{"expires", expires}}).least_wait, hours(4));
    EXPECT_EQ(read(200, {{"expires", expires}, {"date", "Sun, 22 Nov 2026 11:00:00 GMT"}}).least_wait,
              hours(1));
}

TEST(Freshness, PrefersMaxAgeToExpires) {
    const Headers both{{"cache-control", "max-age=0"}, {"expires", "Sun, 22 Nov 2026 12:00:00 GMT"}};

    EXPECT_EQ(read(200, both).least_wait, seconds(0));
}

TEST(Freshness, IsAtMostTwoDays) {
    EXPECT_EQ(read(200, {{"cache-control", "max-age=31536000"}}).least_wait, hours(48));
    EXPECT_EQ(read(200, {{"cache-control", "max-age=99999999999999999999999"}}).least_wait, hours(48));
    EXPECT_EQ(read(200, {{"expires", "Thu, 31 Dec 2037 23:55:55 GMT"}}).least_wait, hours(48));
}

TEST(Freshness, IsNothingForWhatIsPastOrNoDate) {
    EXPECT_EQ(read(200, {{"expires", "0"}}).least_wait, seconds(0));
    EXPECT_EQ(read(200, {{"expires", "Thu, 19 Nov 1981 08:52:00 GMT"}}).least_wait, seconds(0));
    EXPECT_EQ(read(200, {{"cache-control", "max-age=abc"}}).least_wait, seconds(0));
}

}  // namespace
}  // namespace tidings::fetch
