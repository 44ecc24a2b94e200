#include "store/feeds.h"

#include <gtest/gtest.h>

#include "support/stored.h"

namespace tidings::store {
namespace {

using support::add_feed;
using support::monday;

class Feeds : public ::testing::Test {
  protected:
    Database db = Database::in_memory();
    Transaction tx{db};
    FeedId inhope = add_feed(tx, "inhope");
};

TEST_F(Feeds, AreDueOnlyWhenTheirTimeHasCome) {
    EXPECT_TRUE(feeds_due(db, monday - std::chrono::seconds(1)).empty());
    EXPECT_EQ(feeds_due(db, monday).size(), 1u);
}

TEST_F(Feeds, KeepTheirValidatorsByteForByte) {
    const Validators odd{"W/\"a b\" ;c", "yesterday, perhaps"};
    record_success(tx, inhope, odd, "INHOPE news", monday + std::chrono::hours(1), monday);
    const Feed feed = feeds(db).front();
    EXPECT_EQ(feed.validators, odd);
    EXPECT_EQ(feed.title, "INHOPE news");
    EXPECT_EQ(feed.last_success, monday);
}

TEST_F(Feeds, CountFailuresUntilTheyAnswerAgain) {
    record_failure(tx, inhope, "HTTP 503", monday, monday);
    record_failure(tx, inhope, "HTTP 503", monday, monday);
    EXPECT_EQ(feeds(db).front().failures, 2);
    EXPECT_EQ(feeds(db).front().problem, "HTTP 503");
    record_success(tx, inhope, {}, "", monday, monday);
    EXPECT_EQ(feeds(db).front().failures, 0);
    EXPECT_EQ(feeds(db).front().problem, "");
}

TEST_F(Feeds, ImportedAgainKeepWhatPollingLearned) {
    record_success(tx, inhope, {"\"1\"", ""}, "INHOPE news", monday + std::chrono::hours(9), monday);
    Feed again = feeds(db).front();
    again.tags = {"hotlines"};
    again.next_poll = monday;
    EXPECT_FALSE(upsert_feed(tx, again).added);
    EXPECT_EQ(feeds(db).front().validators.etag, "\"1\"");
    EXPECT_EQ(feeds(db).front().next_poll, monday + std::chrono::hours(9));
    EXPECT_EQ(feeds(db).front().tags, std::vector<std::string>{"hotlines"});
}

TEST_F(Feeds, OfOnePartnerGetDifferentSlugs) {
    Feed second = feeds(db).front();
    second.address = *FeedAddress::parse("https://inhope.example/events/feed/");
    upsert_feed(tx, second);
    EXPECT_EQ(feeds(db).back().slug, "inhope-2");
}

}  // namespace
}  // namespace tidings::store
