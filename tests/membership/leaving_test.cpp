#include "membership/leaving.h"

#include "membership/hub_of_readers.h"
#include "membership/suppressing.h"

namespace tidings::membership {
namespace {

using std::chrono::days;
using support::Lines;
using support::Notices;

class Leaving : public support::HubOfReaders {};

TEST_F(Leaving, IsInTheHistoryAndSentTheGoodbye) {
    const SubscriberId id = subscribe(anna);
    EXPECT_TRUE(leave(db, {id, std::nullopt, "page"}, now));
    EXPECT_EQ(state(anna), SubscriberState::unsubscribed);
    EXPECT_EQ(history(id), (Lines{"added: paper form", "left: page"}));
    EXPECT_EQ(take_notices(), Notices{NoticeKind::goodbye});
}

TEST_F(Leaving, TwiceIsLeavingOnce) {
    const SubscriberId id = subscribe(anna);
    leave(db, {id, std::nullopt, "mail"}, now);
    take_notices();
    EXPECT_FALSE(leave(db, {id, std::nullopt, "page"}, now));
    EXPECT_EQ(last_of_history(id), "left: mail");
    EXPECT_EQ(take_notices(), Notices{});
}

TEST_F(Leaving, ByAnotherHandOrAMailProgramsButtonIsSentNothing) {
    for (const char* how : {"one-click", "operator", "a list"}) {
        const EmailAddress email =
            *EmailAddress::parse("r" + std::to_string(std::string(how).size()) + "@x.example");
        const SubscriberId id = subscribe(email);
        EXPECT_TRUE(leave(db, {id, std::nullopt, how}, now));
        EXPECT_EQ(last_of_history(id), "left: " + std::string(how));
    }
    EXPECT_EQ(take_notices(), Notices{});
}

TEST_F(Leaving, OfOneDigestKeepsTheOther) {
    const SubscriberId id = subscribe(anna);
    EXPECT_TRUE(leave(db, {id, store::digest_id(db, "research"), "page"}, now));
    EXPECT_EQ(store::person(db, id)->subscriber.digests, Lines{"weekly"});
    EXPECT_EQ(state(anna), SubscriberState::confirmed);
}

TEST_F(Leaving, IsTakenBackForAWeek) {
    const SubscriberId id = subscribe(anna);
    leave(db, {id, std::nullopt, "page"}, now);
    EXPECT_TRUE(may_come_back(db, *store::person(db, id), now + days(7)));
    EXPECT_FALSE(may_come_back(db, *store::person(db, id), now + days(8)));
    EXPECT_FALSE(come_back(db, id, now + days(8)));
    EXPECT_EQ(last_of_history(id), "left: page");
    EXPECT_TRUE(come_back(db, id, now + days(7)));
    EXPECT_EQ(last_of_history(id), "returned: undo");
    EXPECT_EQ(store::person(db, id)->subscriber.digests.size(), 2u);
}

TEST_F(Leaving, IsNotTakenBackWhereTheAddressMustNotGetMail) {
    const SubscriberId id = subscribe(anna);
    leave(db, {id, std::nullopt, "page"}, now);
    suppress_by_operator(db, anna, "asked by phone", now);
    EXPECT_FALSE(may_come_back(db, *store::person(db, id), now));
    EXPECT_FALSE(come_back(db, id, now));
}

}  // namespace
}  // namespace tidings::membership
