#include "membership/suppressing.h"

#include "membership/hub_of_readers.h"
#include "store/people/pauses.h"

namespace tidings::membership {
namespace {

using support::Lines;

class Suppressing : public support::HubOfReaders {
  protected:
    bool bounced(const EmailAddress& email) {
        store::Transaction tx(db);
        const bool done = suppress(tx, email, {.cause = store::Cause::bounced, .why = "refused: 5.1.1"}, now);
        tx.commit();
        return done;
    }
    SuppressedReaders all_bounced{.why = "bounced", .since = {}};
};

TEST_F(Suppressing, TellsTheReadersHistoryWhoeverTheMailWasAbout) {
    const SubscriberId id = subscribe(anna);
    EXPECT_TRUE(bounced(anna));
    EXPECT_EQ(last_of_history(id), "suppressed: refused: 5.1.1");
    EXPECT_FALSE(bounced(anna));
    EXPECT_EQ(history(id).size(), 2u) << "the second time is not written down";
}

TEST_F(Suppressing, AlsoKeepsAddressesThatAreNoReaders) {
    EXPECT_TRUE(bounced(eva));
    EXPECT_TRUE(store::suppression_of(db, eva));
}

TEST_F(Suppressing, ByAnOperatorIsToldEvenWhereMailFailedBefore) {
    const SubscriberId id = subscribe(anna);
    bounced(anna);
    suppress_by_operator(db, anna, "asked by phone", now);
    EXPECT_EQ(last_of_history(id), "suppressed: asked by phone");
}

TEST_F(Suppressing, IsLiftedWithTheReason) {
    const SubscriberId id = subscribe(anna);
    bounced(anna);
    const Result<Lifted> lifted = unsuppress(db, key, anna, "relay was wrong", now, Rehearsal::no);
    ASSERT_TRUE(lifted);
    EXPECT_EQ(lifted->reader, SubscriberState::confirmed);
    EXPECT_FALSE(store::suppression_of(db, anna));
    EXPECT_EQ(last_of_history(id), "unsuppressed: relay was wrong");
}

TEST_F(Suppressing, IsNotLiftedWhereNothingIsInTheWay) {
    const SubscriberId id = subscribe(anna);
    EXPECT_EQ(unsuppress(db, key, anna, "why", now, Rehearsal::no).error().code, Code::no_such_file);
    EXPECT_EQ(history(id), Lines{"added: paper form"});
}

TEST_F(Suppressing, ThatIsLiftedAsARehearsalStays) {
    subscribe(anna);
    bounced(anna);
    EXPECT_TRUE(unsuppress(db, key, anna, "why", now, Rehearsal::yes));
    EXPECT_EQ(unsuppress_all(db, key, all_bounced, "why", now, Rehearsal::yes).size(), 1u);
    EXPECT_TRUE(store::suppression_of(db, anna));
}

TEST_F(Suppressing, IsLiftedInBulkByCause) {
    const SubscriberId id = subscribe(anna);
    bounced(anna);
    suppress_by_operator(db, eva, "asked by phone", now);
    const std::vector<Lifted> lifted = unsuppress_all(db, key, all_bounced, "a fault", now, Rehearsal::no);
    ASSERT_EQ(lifted.size(), 1u);
    EXPECT_EQ(lifted.front().email, anna);
    EXPECT_EQ(last_of_history(id), "unsuppressed: a fault");
    EXPECT_TRUE(store::suppression_of(db, eva));
}

TEST_F(Suppressing, CountsPausesToo) {
    const SubscriberId id = subscribe(anna);
    store::Transaction tx(db);
    store::pause_reader(tx, id, "failed five times", now);
    tx.commit();
    EXPECT_EQ(unsuppress_all(db, key, {.why = "paused", .since = {}}, "mended", now, Rehearsal::no).size(),
              1u);
    EXPECT_FALSE(store::is_paused(db, id));
}

}  // namespace
}  // namespace tidings::membership
