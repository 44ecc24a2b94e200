#include "membership/joining.h"

#include "membership/erasing.h"
#include "membership/hub_of_readers.h"
#include "membership/leaving.h"
#include "membership/suppressing.h"

namespace tidings::membership {
namespace {

using std::chrono::days;
using support::Lines;
using support::Notices;

class Joining : public support::HubOfReaders {};

TEST_F(Joining, IsAskedForWithTheWordsThatWereShown) {
    EXPECT_TRUE(sign_up(anna));
    EXPECT_EQ(state(anna), SubscriberState::pending);
    const std::vector<store::Consent> consents = store::consents_of(db, reader(anna));
    ASSERT_EQ(consents.size(), 1u);
    EXPECT_EQ(store::consent_text(db, consents.front().version), "I agree.");
    EXPECT_EQ(take_notices(), Notices{NoticeKind::confirm});
}

TEST_F(Joining, IsConfirmedOnceAndWelcomed) {
    sign_up(anna);
    take_notices();
    EXPECT_TRUE(confirm(db, key, reader(anna), now));
    EXPECT_EQ(state(anna), SubscriberState::confirmed);
    EXPECT_EQ(history(reader(anna)), (Lines{"asked: form", "confirmed: link"}));
    EXPECT_EQ(take_notices(), Notices{NoticeKind::welcome});
    EXPECT_FALSE(confirm(db, key, reader(anna), now));
    EXPECT_EQ(history(reader(anna)).size(), 2u) << "the second time is not written down";
    EXPECT_EQ(take_notices(), Notices{});
}

TEST_F(Joining, IsConfirmedByNobodyWhoIsNotThere) { EXPECT_FALSE(confirm(db, key, SubscriberId{9}, now)); }

TEST_F(Joining, WaitsForTwoWeeks) {
    sign_up(anna);
    const store::Person asked = *store::person_of(db, anna);
    EXPECT_TRUE(awaits_confirmation(asked, now + days(14)));
    EXPECT_FALSE(awaits_confirmation(asked, now + days(15)));
    EXPECT_FALSE(confirm(db, key, reader(anna), now + days(15)));
    EXPECT_EQ(state(anna), SubscriberState::pending);
}

TEST_F(Joining, OfAReaderMailsTheLinkToTheirPreferences) {
    subscribe(anna);
    EXPECT_TRUE(sign_up(anna));
    EXPECT_EQ(take_notices(), Notices{NoticeKind::preferences});
    EXPECT_EQ(history(reader(anna)), Lines{"added: paper form"});
}

TEST_F(Joining, KeepsNothingOfAnAddressThatMayNotBeAsked) {
    for (int i = 0; i < 3; ++i) {
        sign_up(anna);
        take_notices();
        store::Transaction tx(db);
        store::forget_unconfirmed(tx, now + days(1));
        tx.commit();
        now += days(2);
    }
    EXPECT_FALSE(sign_up(anna));
    EXPECT_FALSE(store::person_of(db, anna));
}

TEST_F(Joining, ByAnOperatorKeepsTheProof) {
    const SubscriberId id = subscribe(anna);
    EXPECT_EQ(history(id), Lines{"added: paper form"});
    EXPECT_EQ(take_notices(), Notices{});
}

TEST_F(Joining, ByAnOperatorBringsBackNobodyWhoLeftWasErasedOrSuppressed) {
    const Subscriber mia{.email = *EmailAddress::parse("mia@x.example"),
                         .language = "en",
                         .state = SubscriberState::confirmed,
                         .consent = "a list",
                         .digests = {"weekly"}};
    ASSERT_EQ(add(db, key, mia, now), store::Joining::added);
    leave(db, {reader(mia.email), std::nullopt, "one-click"}, now);
    EXPECT_EQ(add(db, key, mia, now), store::Joining::unsubscribed);
    erase(db, key, reader(mia.email), now);
    EXPECT_EQ(add(db, key, mia, now), store::Joining::unsubscribed);
    suppress_by_operator(db, eva, "asked by phone", now);
    Subscriber barred = mia;
    barred.email = eva;
    EXPECT_EQ(add(db, key, barred, now), store::Joining::suppressed);
}

}  // namespace
}  // namespace tidings::membership
