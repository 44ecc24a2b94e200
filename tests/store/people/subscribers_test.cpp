#include "store/people/subscribers.h"

#include <gtest/gtest.h>

#include "store/issues/issues.h"
#include "store/people/preferences.h"
#include "support/stored.h"

namespace tidings::store {
namespace {

using support::monday;

class Subscribers : public ::testing::Test {
  protected:
    Database db = Database::in_memory();
    Transaction tx{db};
    void SetUp() override { know_digest(tx, "weekly", monday); }

    static Subscriber anna(const char* email = "anna@x.example") {
        return {.email = *EmailAddress::parse(email),
                .language = "it",
                .state = SubscriberState::confirmed,
                .digests = {"weekly"}};
    }
};

TEST_F(Subscribers, WhoLeftAreNotBroughtBackByAnImport) {
    join(tx, anna(), monday);
    support::unsubscribe(tx, anna().email, monday);
    EXPECT_EQ(join(tx, anna(), monday), Joining::unsubscribed);
    EXPECT_TRUE(readership_of(db, "weekly").readers.empty());
}

TEST_F(Subscribers, OfASuppressedAddressAreNotAdded) {
    tx.run("insert into suppressions (email, why, at) values ('anna@x.example', 'complaint', 0)");
    EXPECT_EQ(join(tx, anna(), monday), Joining::suppressed);
    EXPECT_TRUE(subscribers(db).empty());
}

TEST_F(Subscribers, AreKnownHoweverTheirAddressIsSpelled) {
    EXPECT_EQ(join(tx, anna(), monday), Joining::added);
    EXPECT_EQ(join(tx, anna("Anna@X.EXAMPLE"), monday), Joining::known);
    EXPECT_EQ(subscribers(db).size(), 1u);
}

TEST_F(Subscribers, GetOnlyTheDigestsTheyChose) {
    know_digest(tx, "monthly", monday);
    join(tx, anna(), monday);
    EXPECT_EQ(readership_of(db, "weekly").readers.size(), 1u);
    EXPECT_TRUE(readership_of(db, "monthly").readers.empty());
}

}  // namespace
}  // namespace tidings::store
