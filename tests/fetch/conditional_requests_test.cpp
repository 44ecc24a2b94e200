// Servers that deal with conditional requests in their own ways, in virtual time.
#include "fetch/conditional_requests.h"

#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <utility>

#include "feed_at.h"
#include "fetch/after_poll.h"

namespace tidings::fetch {
namespace {

using std::chrono::days;
using std::chrono::hours;

constexpr Timestamp start = std::chrono::sys_days(std::chrono::year(2026) / 11 / 23) + hours(8);
const Validators tag{"\"tag\"", ""};

HttpResponse answer(int status, std::string body = "") {
    return {status, {{"etag", tag.etag}}, std::move(body), *Url::parse("https://ngo.example/feed"), {}};
}

bool is_conditional(const HttpRequest& request) { return request.validators != Validators{}; }

// One feed that is polled from time to time.
class Watched {
  public:
    using Server = std::function<HttpResponse(const HttpRequest&)>;
    explicit Watched(Server server) : server_(std::move(server)) {}

    // A document is a feed, as long as it has a body.
    void poll() {
        const HttpRequest request = request_for(feed, now);
        if (!is_conditional(request)) ++plain;
        const Fetched fetched = decoded(feed, read_response(feed, request, server_(request), now));
        const bool good =
            fetched.outcome == Fetched::Outcome::changed || fetched.outcome == Fetched::Outcome::unchanged;
        const Channel channel;
        if (fetched.outcome == Fetched::Outcome::changed) ++documents;
        feed = good ? after_success(feed, {fetched, fetched.document ? &channel : nullptr, {}}, now)
                    : after_failure(feed, fetched, {}, now);
    }
    void poll_each(days gap, int times) {
        for (int i = 0; i < times; ++i, now += gap) poll();
    }
    const ConditionalRequests& conditional() const { return feed.history.conditional; }

    Feed feed = feed_at("https://ngo.example/feed", {});
    Timestamp now = start;
    int plain = 0, documents = 0;

  private:
    Server server_;
};

// A server with news for each request without validators, and this status for all others.
Watched::Server with_news_unless_conditional(int status) {
    return [status, number = 0](const HttpRequest& request) mutable {
        return is_conditional(request) ? answer(status) : answer(200, "<rss>" + std::to_string(++number));
    };
}

TEST(ConditionalRequests, ThatEarnNothingBut304sAreLeftOutOnceInEightDays) {
    Watched watched(with_news_unless_conditional(304));
    watched.poll_each(days(1), 30);
    EXPECT_GE(watched.documents, 4);
    EXPECT_LE(watched.plain, 5);
}

TEST(ConditionalRequests, OfAFeedThatHadNothingNewAreLeftOutEverMoreRarely) {
    Watched watched([](const HttpRequest& request) {
        return is_conditional(request) ? answer(304) : answer(200, "<rss>as ever");
    });
    watched.poll_each(days(1), 365);
    EXPECT_EQ(watched.documents, 1);
    EXPECT_LE(watched.plain, 9) << "after 8, 16, 32, then each 64 days";
    EXPECT_GE(watched.plain, 7);
}

TEST(ConditionalRequests, ThatFailAreFollowedByOneWithoutValidators) {
    for (const int status : {400, 403, 404, 412, 500, 502, 200}) {
        Watched watched(with_news_unless_conditional(status));
        watched.poll_each(days(1), 2);
        EXPECT_EQ(watched.feed.failures, 1) << status;
        EXPECT_TRUE(watched.conditional().suspected) << status;
        watched.poll();
        EXPECT_EQ(watched.documents, 2) << status;
        EXPECT_EQ(watched.feed.failures, 0) << status;
        EXPECT_EQ(watched.feed.validators, tag) << "they are kept";
    }
}

TEST(ConditionalRequests, AreNotBlamedForWhatIsOfTheHostOrForGood) {
    for (const int status : {410, 429, 503}) {
        Watched watched(with_news_unless_conditional(status));
        watched.poll_each(days(1), 2);
        EXPECT_FALSE(watched.conditional().suspected) << status;
    }
}

TEST(ConditionalRequests, ThatAloneFailTwiceAreLeftOutForAMonth) {
    Watched watched(with_news_unless_conditional(500));
    watched.poll_each(days(1), 5);  // document, 500, document, 500, document
    ASSERT_TRUE(watched.conditional().refused);
    watched.poll_each(days(1), 29);
    EXPECT_EQ(watched.feed.failures, 0);
    EXPECT_EQ(watched.documents, 32);
    watched.poll();
    EXPECT_EQ(watched.feed.failures, 1) << "the server gets another chance";
}

TEST(ConditionalRequests, AreBelievedAgainOnceTheyAreAnswered) {
    int status = 500;
    Watched watched([&status, number = 0](const HttpRequest& request) mutable {
        return is_conditional(request) ? answer(status) : answer(200, "<rss>" + std::to_string(++number));
    });
    watched.poll_each(days(1), 5);
    ASSERT_TRUE(watched.conditional().refused);
    status = 304;
    watched.poll_each(days(1), 31);
    EXPECT_FALSE(watched.conditional().refused);
    EXPECT_EQ(watched.conditional().refusals, 0);
}

TEST(ConditionalRequests, AreNotTheCauseWhereAllRequestsFail) {
    Watched watched([](const HttpRequest&) { return answer(500); });
    watched.feed.validators = tag;
    watched.poll_each(days(1), 20);
    EXPECT_FALSE(watched.conditional().refused);
}

TEST(ConditionalRequests, AreLeftOutOnceOnDemand) {
    Watched watched(with_news_unless_conditional(304));
    watched.poll_each(days(1), 2);
    distrust_not_modified(watched.feed);
    watched.poll();
    EXPECT_EQ(watched.documents, 2);
    watched.poll();
    EXPECT_EQ(watched.plain, 2) << "then they are trusted as before";
}

TEST(ConditionalRequests, AreKnownByWhatWasAskedNotByTheTimeOfTheAnswer) {
    Watched watched(with_news_unless_conditional(304));
    watched.poll_each(days(1), 2);
    const Timestamp almost = *watched.conditional().not_modified_since + days(8) - std::chrono::seconds(1);
    const HttpRequest request = request_for(watched.feed, almost);
    const Fetched fetched =
        read_response(watched.feed, request, answer(304), almost + std::chrono::seconds(5));
    EXPECT_EQ(fetched.outcome, Fetched::Outcome::unchanged);
}

}  // namespace
}  // namespace tidings::fetch
