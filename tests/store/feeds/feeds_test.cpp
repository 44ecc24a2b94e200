#include "store/feeds/feeds.h"

#include <gtest/gtest.h>

#include <tuple>

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
    Feed polled = feeds(db).front();
    polled.validators = {"W/\"a b\" ;c", "yesterday, perhaps"};
    record_poll(tx, polled);
    EXPECT_EQ(feeds(db).front().validators, polled.validators);
}

TEST_F(Feeds, KeepAllThatAPollTaught) {
    Feed polled = feeds(db).front();
    polled.title = "INHOPE news";
    polled.next_poll = monday + std::chrono::hours(7);
    polled.last_poll = polled.last_success = monday;
    polled.failures = 2;
    polled.problem = "HTTP 503";
    PollHistory& history = polled.history;
    history.times = {std::chrono::minutes(90), 0x800001, 0x41};
    history.move.to = *Url::parse("https://new.example/feed");
    history.move.sightings = 2;
    history.former_address = *FeedAddress::parse("https://old.example/feed");
    history.gone_sightings = 1;
    history.stopped = monday;
    history.failing_since = monday - std::chrono::hours(5);
    history.told = FeedAlert::failing;
    history.proposal = *Url::parse("https://ngo.example/rss");
    history.waits_for = "ngo.example";
    history.rhythm = {.items = 20, .oldest = monday - std::chrono::hours(99), .silent_from = monday};
    history.document_hash = 0xFEDCBA9876543210U;
    history.conditional = {.not_modified_since = monday - std::chrono::hours(3),
                           .confirmations = 2,
                           .suspected = true,
                           .refusals = 1,
                           .refused = monday - std::chrono::hours(2)};
    record_poll(tx, polled);

    const Feed stored = feeds(db).front();
    EXPECT_EQ(stored.history, polled.history);
    EXPECT_EQ(std::tie(stored.title, stored.next_poll, stored.last_poll, stored.last_success, stored.failures,
                       stored.problem),
              std::tie(polled.title, polled.next_poll, polled.last_poll, polled.last_success, polled.failures,
                       polled.problem));
}

TEST_F(Feeds, ThatWereGivenUpAreNeverDue) {
    Feed polled = feeds(db).front();
    polled.history.stopped = monday;
    record_poll(tx, polled);
    EXPECT_TRUE(feeds_due(db, monday + std::chrono::hours(10'000)).empty());
}

TEST_F(Feeds, ThatAreRemovedAreFoundNoMoreUntilTheyAreAddedAgain) {
    Feed known = feeds(db).front();
    known.history.stopped = monday;
    record_poll(tx, known);
    remove_feed(tx, known.id, monday);
    for (const Feed& feed : feeds(db)) EXPECT_NE(feed.id, known.id);
    for (const Feed& feed : feeds_due(db, monday + std::chrono::hours(10'000))) EXPECT_NE(feed.id, known.id);
    EXPECT_FALSE(feed_with_slug(db, known.slug));
    EXPECT_FALSE(is_followed(db, known.address));

    const UpsertedFeed again = upsert_feed(tx, known);
    EXPECT_EQ(again.id, known.id);
    EXPECT_EQ(feed_with_slug(db, known.slug)->id, known.id);
    EXPECT_FALSE(feed_with_slug(db, known.slug)->history.stopped) << "whoever adds it wants it asked";
    EXPECT_FALSE(feeds_due(db, monday).empty());
}

TEST_F(Feeds, AreFoundByTheirSlugAndTheirAddress) {
    const Feed known = feeds(db).front();
    EXPECT_EQ(feed_with_slug(db, "inhope")->id, known.id);
    EXPECT_FALSE(feed_with_slug(db, "nobody"));
    EXPECT_TRUE(is_followed(db, known.address));
    EXPECT_FALSE(is_followed(db, *FeedAddress::parse("https://nobody.example/")));
}

TEST_F(Feeds, ThatMovedAreMeantByTheirFormerAddress) {
    Feed moved = feeds(db).front();
    moved.history.former_address = moved.address;
    moved.address = *FeedAddress::parse("https://new.example/feed");
    record_poll(tx, moved);

    Feed listed = moved;
    listed.address = *moved.history.former_address;
    EXPECT_FALSE(upsert_feed(tx, listed).added) << "a partners.toml that was not brought up to date";
    EXPECT_EQ(feeds(db).size(), 1u);
    EXPECT_EQ(feeds(db).front().address, moved.address);
}

TEST_F(Feeds, ImportedAgainKeepWhatPollingLearned) {
    Feed again = feeds(db).front();
    again.validators.etag = "\"1\"";
    again.next_poll = monday + std::chrono::hours(9);
    record_poll(tx, again);
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
