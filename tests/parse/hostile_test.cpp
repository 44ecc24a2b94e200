// Feeds that would cost a careless reader far more than their size: what took quadratic time is so large here
// that it would not end before the tests' time limit.
#include <gtest/gtest.h>

#include "parse/feed_text.h"

namespace tidings {
namespace {

TEST(HostileFeed, DoesNotHaveItsBeginningLookedAtForEveryEntryOfAnotherVocabulary) {
    const auto feed = parse_feed(
        document(repeated("<!---->", 150'000) + "<a/>" + repeated("<x:entry>", 150'000) + rss("")));
    ASSERT_TRUE(feed);
    EXPECT_EQ(feed->title.value, "News");
}

TEST(HostileFeed, IsSearchedOnceForTheEndOfCdataSectionsThatLostTheirs) {
    const auto feed = parse_feed(document(
        rss("<item><description>" + repeated("<![CDATA[]</item>", 400'000) + "]]></description></item>")));
    ASSERT_TRUE(feed);
    EXPECT_TRUE(warns(*feed, "ill-formed"));
}

}  // namespace
}  // namespace tidings
