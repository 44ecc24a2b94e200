#include "store/issues/notices.h"

#include <gtest/gtest.h>

#include "store/issues/sends.h"
#include "store/people/people.h"
#include "store/people/subscribers.h"
#include "store/people/suppressions.h"
#include "support/stored.h"

namespace tidings::store {
namespace {

using std::chrono::hours;
using support::monday;

class Notices : public ::testing::Test {
  protected:
    Database db = Database::in_memory();
    Transaction tx{db};
    EmailAddress anna = *EmailAddress::parse("anna@x.example");
    SubscriberId reader{};

    void SetUp() override {
        join(tx, {.email = anna, .language = "it", .state = SubscriberState::confirmed}, monday);
        reader = person_of(db, anna)->subscriber.id;
    }
    void queue(NoticeKind kind) {
        queue_notice(tx, {.kind = kind, .subscriber = reader, .to = anna}, monday);
    }
};

TEST_F(Notices, AreClaimedOnceEach) {
    queue(NoticeKind::welcome);
    const auto notice = claim_notice(tx, "run", monday);
    ASSERT_TRUE(notice);
    EXPECT_EQ(notice->email, anna);
    EXPECT_EQ(notice->language, "it");
    EXPECT_FALSE(claim_notice(tx, "run", monday));
}

TEST_F(Notices, ThatWaitAreNotQueuedTwice) {
    queue(NoticeKind::preferences);
    queue(NoticeKind::preferences);
    EXPECT_TRUE(claim_notice(tx, "run", monday));
    EXPECT_FALSE(claim_notice(tx, "run", monday));
}

TEST_F(Notices, OfAKilledRunGoAgainUnderTheSameNumber) {
    queue(NoticeKind::welcome);
    const auto first = claim_notice(tx, "run", monday);
    EXPECT_EQ(recover_notices(tx, monday), 1);
    EXPECT_EQ(claim_notice(tx, "next", monday)->id, first->id);
}

TEST_F(Notices, NeverHaveTheIdOfOneThatIsForgotten) {
    queue(NoticeKind::welcome);
    const NoticeId first = claim_notice(tx, "run", monday)->id;
    settle_notice(tx, first, NoticeEnd::sent, "250", monday);
    EXPECT_EQ(forget_notices(tx, monday + hours(1)), 1);
    queue(NoticeKind::welcome);
    EXPECT_NE(claim_notice(tx, "run", monday)->id, first);
}

TEST_F(Notices, ThatArePutOffWaitUntilTheyAreDue) {
    queue(NoticeKind::welcome);
    defer_notice(tx, claim_notice(tx, "run", monday)->id, "451", monday + hours(1));
    EXPECT_FALSE(claim_notice(tx, "run", monday));
    EXPECT_EQ(claim_notice(tx, "run", monday + hours(1))->attempts, 1);
}

TEST_F(Notices, ThatMetNoServerHaveNotBeenTried) {
    queue(NoticeKind::welcome);
    defer_notice(tx, claim_notice(tx, "run", monday)->id, "no connection", monday, false);
    EXPECT_EQ(claim_notice(tx, "run", monday)->attempts, 0);
}

TEST_F(Notices, DoNotReachASuppressedAddress) {
    queue(NoticeKind::welcome);
    suppress_address(tx, anna, "complaint", monday);
    EXPECT_FALSE(claim_notice(tx, "run", monday));
}

TEST_F(Notices, ToWhoLeftAreNotSentButForGoodbye) {
    queue(NoticeKind::preferences);
    queue(NoticeKind::goodbye);
    support::unsubscribe(tx, anna, monday);
    EXPECT_EQ(claim_notice(tx, "run", monday)->kind, NoticeKind::goodbye);
    EXPECT_FALSE(claim_notice(tx, "run", monday));
}

TEST_F(Notices, ThatNobodyTakesAreGivenUpAndForgotten) {
    queue(NoticeKind::welcome);
    EXPECT_EQ(expire_notices(tx, monday + hours(1), monday + hours(48)), 1);
    EXPECT_FALSE(claim_notice(tx, "run", monday + hours(48)));
    EXPECT_EQ(forget_notices(tx, monday + hours(48)), 0);
    EXPECT_EQ(forget_notices(tx, monday + hours(49)), 1);
}

}  // namespace
}  // namespace tidings::store
