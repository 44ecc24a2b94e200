#include "fetch/feed_state.h"

#include <gtest/gtest.h>

#include "feed_at.h"

namespace tidings::fetch {
namespace {

constexpr Timestamp now = std::chrono::sys_days(std::chrono::year(2026) / 11 / 23);

Feed polled() {
    Feed feed = feed_at("https://ngo.example/feed", {});
    feed.slug = "ngo";
    feed.last_poll = now;
    feed.next_poll = now + std::chrono::hours(1);
    return feed;
}

std::string_view state(const Feed& feed, bool silent = false) {
    return state_name(state_of(feed, silent, now));
}

TEST(FeedState, IsTheWorstThatIsTrue) {
    Feed feed = polled();
    EXPECT_EQ(state(feed), "ok");
    EXPECT_EQ(state(feed, true), "silent");
    feed.history.move = {*Url::parse("https://new.example/"), 1};
    EXPECT_EQ(state(feed, true), "moving");
    feed.failures = 1;
    EXPECT_EQ(state(feed, true), "failing");
    feed.history.waits_for = "ngo.example";
    EXPECT_EQ(state(feed, true), "waiting");
    feed.history.stopped = now;
    EXPECT_EQ(state(feed, true), "gone");
}

TEST(FeedState, IsWaitingOnlyUntilItsTimeHasCome) {
    Feed feed = polled();
    feed.history.waits_for = "ngo.example";
    feed.next_poll = now;
    EXPECT_EQ(state(feed), "ok");
    feed.last_poll.reset();
    EXPECT_EQ(state(feed), "waiting") << "never asked yet";
}

TEST(FeedState, ComesWithWhatToDo) {
    Feed feed = polled();
    EXPECT_EQ(advice(feed, FeedState::ok), "");
    EXPECT_NE(advice(feed, FeedState::gone).find("tidings feeds move ngo ADDRESS"), std::string::npos);
    feed.history.proposal = *Url::parse("https://ngo.example/rss");
    EXPECT_NE(advice(feed, FeedState::failing).find("https://ngo.example/rss"), std::string::npos);
}

}  // namespace
}  // namespace tidings::fetch
