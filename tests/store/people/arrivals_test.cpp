#include "store/people/arrivals.h"

#include <gtest/gtest.h>

#include "store/people/erasure.h"
#include "store/people/listing.h"
#include "store/people/people.h"
#include "store/people/subscribers.h"
#include "store/people/suppressions.h"
#include "store/people/unsubscribing.h"
#include "support/stored.h"

namespace tidings::store {
namespace {

using std::chrono::days;
using support::monday;

class Arrivals : public ::testing::Test {
  protected:
    Database db = Database::in_memory();
    Transaction tx{db};
    Subscriber ida{.email = *EmailAddress::parse("ida@x.example"),
                   .name = "Ida",
                   .language = "it",
                   .state = SubscriberState::confirmed,
                   .since = monday - days(90)};

    std::vector<std::string> listed() {
        std::vector<std::string> all;
        for_each_person(db, [&](const ListedPerson& person) {
            all.push_back(person.subscriber.email.text() + " " + std::string(standing_name(person.standing)) +
                          (person.why.empty() ? "" : ", " + person.why));
        });
        for_each_suppressed_stranger(db, [&](const SuppressedAddress& address) {
            all.push_back(address.email + " is a stranger, " + address.why);
        });
        return all;
    }
};

TEST_F(Arrivals, KnowWhoLeftElsewhereAsOneWhoStaysAway) {
    EXPECT_TRUE(note_leaver(tx, ida, monday - days(3)));
    EXPECT_EQ(join(tx, ida, monday), Joining::unsubscribed);
    EXPECT_EQ(person_of(db, ida.email)->left_at, monday - days(3));
    EXPECT_EQ(left_before(db, monday).size(), 1u) << "is forgotten in time, as anybody who left";
}

TEST_F(Arrivals, ChangeNobodyWhoIsKnown) {
    ASSERT_EQ(join(tx, ida, monday), Joining::added);
    EXPECT_FALSE(note_leaver(tx, ida, monday));
    EXPECT_EQ(listed(), (std::vector<std::string>{"ida@x.example confirmed"}));
}

TEST_F(Arrivals, KeepTheDatesOfTheOtherHub) {
    join(tx, ida, monday);
    const SubscriberId id = person_of(db, ida.email)->subscriber.id;
    keep_first_dates(tx, id, monday - days(90), monday - days(89));
    EXPECT_EQ(person_of(db, ida.email)->subscriber.since, monday - days(90));
    EXPECT_EQ(person_of(db, ida.email)->confirmed_at, monday - days(89));
    keep_first_dates(tx, id, std::nullopt, std::nullopt);
    EXPECT_EQ(person_of(db, ida.email)->confirmed_at, monday - days(89));
}

TEST_F(Arrivals, NeverLetAnErasedAddressThatMustNotGetMailBecomeOneThatMay) {
    note_erased(tx, "hash", true, monday);
    note_erased(tx, "hash", false, monday);
    EXPECT_TRUE(barred_for_ever(db, "hash"));
    note_erased(tx, "other", false, monday);
    EXPECT_TRUE(is_erased(db, "other"));
    EXPECT_FALSE(barred_for_ever(db, "other"));
    EXPECT_EQ(count_erased(db), 2);
}

TEST_F(Arrivals, AreListedWithWhatKeepsMailFromThemAndStrangersApart) {
    join(tx, ida, monday);
    suppress_address(tx, ida.email, "operator: asked", monday);
    suppress_address(tx, *EmailAddress::parse("abuse@y.example"), "operator: letter", monday);
    EXPECT_EQ(listed(), (std::vector<std::string>{"ida@x.example suppressed, operator: asked",
                                                  "abuse@y.example is a stranger, operator: letter"}));
}

}  // namespace
}  // namespace tidings::store
