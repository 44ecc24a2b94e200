#include "fetch/announcements.h"

#include <gtest/gtest.h>

#include "feed_at.h"
#include "fetch/moves.h"

namespace tidings::fetch {
namespace {

Feed feed() {
    Feed made = feed_at("https://ngo.example/feed", {});
    made.slug = "ngo";
    made.last_success = Timestamp();
    return made;
}

Feed told(FeedAlert what) {
    Feed made = feed();
    made.history.told = what;
    made.history.failing_since = Timestamp();
    return made;
}

std::string events(const Feed& before, const Feed& after) {
    std::string all;
    for (const Announcement& announcement : announcements(before, after))
        all += std::string(announcement.event) + (announcement.needs_a_person ? "! " : ". ");
    return all;
}

TEST(Announcements, AreMadeOnceForATrouble) {
    EXPECT_EQ(events(feed(), told(FeedAlert::failing)), "feed failing! ");
    EXPECT_EQ(events(told(FeedAlert::failing), told(FeedAlert::failing)), "");
    EXPECT_EQ(events(feed(), told(FeedAlert::silent)), "feed silent! ");
    EXPECT_EQ(events(told(FeedAlert::failing), told(FeedAlert::gone)), "feed gone! ");
}

TEST(Announcements, KeepQuietAboutAFeedThatWasSilentBeforeWeFollowedIt) {
    Feed added = feed();
    added.last_success.reset();
    EXPECT_EQ(events(added, told(FeedAlert::silent)), "");
}

TEST(Announcements, SayWhenAFailingFeedAnswersAgain) {
    EXPECT_EQ(events(told(FeedAlert::failing), feed()), "feed answers again. ");
    EXPECT_EQ(events(told(FeedAlert::silent), feed()), "") << "its news say so";
}

TEST(Announcements, TellAMoveAndTheWayBackApart) {
    Feed moving = feed();
    moving.history.move = {*Url::parse("https://new.example/feed"), sightings_to_believe};
    const Feed moved = adopted(moving);
    EXPECT_EQ(events(feed(), moved), "feed moved. ");
    EXPECT_EQ(events(moved, taken_back(moved)), "feed moved back. ");
    EXPECT_EQ(events(feed(), moving), "feed moved to another! ") << "its address was taken";
}

TEST(Announcements, NameAProposalOnceAndHowToTakeIt) {
    Feed proposing = feed();
    proposing.history.proposal = *Url::parse("https://ngo.example/rss");
    EXPECT_EQ(events(proposing, proposing), "");
    const auto all = announcements(feed(), proposing);
    ASSERT_EQ(all.size(), 1u);
    EXPECT_NE(all.front().message.find("https://ngo.example/rss"), std::string::npos);
    EXPECT_NE(all.front().message.find("tidings feeds move ngo"), std::string::npos);
}

}  // namespace
}  // namespace tidings::fetch
