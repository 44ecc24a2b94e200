#include "fetch/moves.h"

#include <gtest/gtest.h>

#include <vector>

#include "feed_at.h"

namespace tidings::fetch {
namespace {

const Url first = *Url::parse("https://new.example/feed");
const Url second = *Url::parse("https://newer.example/feed");

Move seen(const std::vector<std::vector<Url>>& ways) {
    Move move;
    for (const std::vector<Url>& way : ways) move = watched(move, way);
    return move;
}

Feed moved_feed() {
    Feed feed = feed_at("https://old.example/feed", {"\"1\"", ""});
    feed.history.move = {first, sightings_to_believe};
    return adopted(feed);
}

TEST(Moves, AreBelievedAtTheThirdSighting) {
    EXPECT_FALSE(is_believed(seen({{first}, {first}})));
    EXPECT_TRUE(is_believed(seen({{first}, {first}, {first}})));
}

TEST(Moves, ThatChangeTheirMindAreWatchedAnew) {
    EXPECT_EQ(seen({{first}, {first}, {second}}), (Move{second, 1}));
    EXPECT_EQ(seen({{first}, {first}, {}}), Move{});
}

TEST(Moves, LeadToTheEndOfTheirPermanentWay) { EXPECT_EQ(seen({{first, second}}).to, second); }

TEST(Moves, KeepTheOldAddressAndTheValidators) {
    const Feed feed = moved_feed();
    EXPECT_EQ(feed.address.url(), first);
    EXPECT_EQ(feed.history.former_address->text(), "https://old.example/feed");
    EXPECT_EQ(feed.validators.etag, "\"1\"");
    EXPECT_EQ(feed.history.move, Move{});
}

TEST(Moves, GoBackOnlyWhenNothingIsAtTheNewAddress) {
    Fetched fetched;
    EXPECT_FALSE(goes_back(moved_feed(), fetched)) << "a time-out proves nothing";
    fetched.missing = true;
    EXPECT_TRUE(goes_back(moved_feed(), fetched));
    EXPECT_FALSE(goes_back(feed_at("https://old.example/feed", {}), fetched)) << "it never moved";
}

TEST(Moves, TakenBackEndAtTheOldAddress) {
    const Feed feed = taken_back(moved_feed());
    EXPECT_EQ(feed.address.text(), "https://old.example/feed");
    EXPECT_FALSE(feed.history.former_address);
}

}  // namespace
}  // namespace tidings::fetch
