#include "store/people/preferences.h"

#include <gtest/gtest.h>

#include "base/result.h"
#include "store/issues/issues.h"
#include "store/people/subscribers.h"
#include "support/stored.h"

namespace tidings::store {
namespace {

using support::monday;

class PreferencesTest : public ::testing::Test {
  protected:
    Database db = Database::in_memory();

    void SetUp() override {
        Transaction tx(db);
        know_digest(tx, "weekly", monday);
        know_digest(tx, "monthly", monday);
        for (const char* email : {"a@x.example", "b@x.example", "c@x.example"}) add(tx, email);
        tx.commit();
    }
    static void add(Transaction& tx, const char* email, SubscriberState state = SubscriberState::confirmed) {
        join(tx,
             {.email = *EmailAddress::parse(email), .language = "fi", .state = state, .digests = {"weekly"}},
             monday);
    }
    SubscriberId subscriber(std::size_t index = 0) { return subscribers(db).at(index).id; }
    bool set(std::size_t index, const Preferences& wanted, std::string_view digest = "weekly") {
        Transaction tx(db);
        const bool found = set_preferences(tx, subscriber(index), digest, wanted);
        tx.commit();
        return found;
    }
};

const Preferences choosy{{"grooming", "schools"}, {"el", "it"}, true, true};

TEST_F(PreferencesTest, AreEverythingAtFirst) {
    EXPECT_EQ(preferences(db, subscriber(), "weekly"), Preferences{});
}

TEST_F(PreferencesTest, AreReadBackAsTheyWereSet) {
    EXPECT_TRUE(set(0, choosy));
    EXPECT_EQ(preferences(db, subscriber(0), "weekly"), choosy);
    EXPECT_EQ(preferences(db, subscriber(1), "weekly"), Preferences{});
}

TEST_F(PreferencesTest, AreOfADigestThatTheReaderGets) {
    EXPECT_FALSE(set(0, choosy, "monthly"));
    EXPECT_FALSE(preferences(db, subscriber(0), "monthly"));
    EXPECT_FALSE(preferences(db, subscriber(0), "unknown"));
}

TEST_F(PreferencesTest, AreSortedAndHeldOnceEach) {
    set(0, {.topics = {"schools", "grooming", "schools"}});
    EXPECT_EQ(preferences(db, subscriber(0), "weekly")->topics, choosy.topics);
}

TEST_F(PreferencesTest, HoldNothingThatIsNoTag) {
    EXPECT_THROW(set(0, {.topics = {"two words"}}), Failure);
    EXPECT_THROW(set(0, {.languages = {""}}), Failure);
}

TEST_F(PreferencesTest, ThatAreEqualMakeOneWish) {
    set(0, choosy);
    set(2, {{"schools", "grooming"}, {"it", "el"}, true, true});
    const Readership all = readership_of(db, "weekly");
    ASSERT_EQ(all.wishes.size(), 2u);
    ASSERT_EQ(all.readers.size(), 3u);
    EXPECT_EQ(all.wishes[all.readers[0].wish].preferences, choosy);
    EXPECT_EQ(all.readers[0].wish, all.readers[2].wish);
    EXPECT_EQ(all.wishes[all.readers[1].wish].language, "fi");
}

TEST_F(PreferencesTest, OfThoseWhoMayNotGetMailAreNotAsked) {
    Transaction tx(db);
    add(tx, "new@x.example", SubscriberState::pending);
    support::unsubscribe(tx, *EmailAddress::parse("a@x.example"), monday);
    tx.run("insert into suppressions (email, why, at) values ('B@x.example', 'bounced', 0)");
    tx.commit();
    const Readership all = readership_of(db, "weekly");
    ASSERT_EQ(all.readers.size(), 1u);
    EXPECT_EQ(all.readers[0].id, subscriber(2));
}

}  // namespace
}  // namespace tidings::store
