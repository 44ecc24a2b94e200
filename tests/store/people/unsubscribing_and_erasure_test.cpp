#include <gtest/gtest.h>

#include "store/issues/issues.h"
#include "store/issues/notices.h"
#include "store/issues/sends.h"
#include "store/people/consents.h"
#include "store/people/erasure.h"
#include "store/people/people.h"
#include "store/people/sign_ups.h"
#include "store/people/subscribers.h"
#include "store/people/suppressions.h"
#include "store/people/unsubscribing.h"
#include "support/stored.h"

namespace tidings::store {
namespace {

using std::chrono::days;
using support::monday;

// A reader of two digests, with an issue of the weekly one on its way.
class Departures : public ::testing::Test {
  protected:
    Database db = Database::in_memory();
    Transaction tx{db};
    EmailAddress anna = *EmailAddress::parse("anna@x.example");
    SubscriberId reader{};
    DigestId weekly{}, research{};
    IssueId issue_id{};

    void SetUp() override {
        know_digest(tx, "weekly", monday);
        know_digest(tx, "research", monday);
        weekly = *digest_id(db, "weekly");
        research = *digest_id(db, "research");
        join(tx,
             {.email = anna,
              .name = "Anna",
              .language = "it",
              .state = SubscriberState::confirmed,
              .consent = "form",
              .digests = {"weekly", "research"}},
             monday);
        reader = person_of(db, anna)->subscriber.id;
        Issue issue;
        issue.digest = "weekly";
        issue.due = issue.cut_off = monday;
        issue_id = seal_issue(
            tx, issue, {{.language = "en"}}, {{reader, 1}}, [](IssueId, SubscriberId) { return "token"; },
            monday);
    }
    int suppressed() { return issue(db, issue_id)->suppressed; }
};

TEST_F(Departures, FromOneDigestStopItsMailAndLeaveTheOther) {
    EXPECT_TRUE(leave(tx, reader, research, monday));
    EXPECT_EQ(suppressed(), 0);
    EXPECT_TRUE(leave(tx, reader, weekly, monday));
    EXPECT_EQ(suppressed(), 1);
    EXPECT_TRUE(claim_sends(tx, "run", monday, 1).empty());
}

TEST_F(Departures, FromTheLastDigestAreFromAll) {
    leave(tx, reader, research, monday);
    EXPECT_EQ(person(db, reader)->subscriber.state, SubscriberState::confirmed);
    leave(tx, reader, weekly, monday);
    EXPECT_EQ(person(db, reader)->subscriber.state, SubscriberState::unsubscribed);
    EXPECT_EQ(person(db, reader)->left_at, monday);
}

TEST_F(Departures, CountOnce) {
    EXPECT_TRUE(leave(tx, reader, std::nullopt, monday));
    EXPECT_FALSE(leave(tx, reader, std::nullopt, monday + days(1)));
    EXPECT_EQ(person(db, reader)->left_at, monday);
}

TEST_F(Departures, StopAMailThatWasClaimedAndPutOff) {
    const ClaimedSend send = claim_sends(tx, "run", monday, 1).at(0);
    leave(tx, reader, weekly, monday);
    settle_send(tx, send.id, {.state = SendState::deferred, .due = monday, .answer = "451"}, monday);
    EXPECT_TRUE(claim_sends(tx, "run", monday, 1).empty());
}

TEST_F(Departures, EndInARowWithoutAddress) {
    const ClaimedSend send = claim_sends(tx, "run", monday, 1).at(0);
    settle_send(tx, send.id, {.state = SendState::sent, .answer = "250 <anna@x.example> ok"}, monday);
    record_consent(tx, reader, ConsentStep::added, "form of anna@x.example", nullptr, monday);
    erase(tx, reader, "hash", monday);
    EXPECT_FALSE(person(db, reader));
    EXPECT_TRUE(subscribers(db).empty());
    EXPECT_EQ(issue(db, issue_id)->sent, 1);
    Rows rows =
        db.query("select email || name || consent from subscribers union all select answer from sends");
    while (rows.next()) EXPECT_EQ(rows.text(0).find("anna"), std::string::npos) << rows.text(0);
    EXPECT_TRUE(is_erased(db, "hash"));
}

TEST_F(Departures, LeaveNothingBehindOfAMailThatIsOnItsWay) {
    const ClaimedSend send = claim_sends(tx, "run", monday, 1).at(0);
    queue_notice(tx, {.kind = NoticeKind::welcome, .subscriber = reader, .to = anna}, monday);
    const NoticeId notice = claim_notice(tx, "run", monday)->id;
    erase(tx, reader, "hash", monday);
    settle_send(tx, send.id, {.state = SendState::failed, .answer = "550 anna", .queue_id = "anna"}, monday);
    EXPECT_FALSE(
        suppress_recipient(tx, send.id, {.cause = Cause::bounced, .why = "refused: 550 anna"}, monday));
    EXPECT_FALSE(settle_notice(tx, notice, NoticeEnd::failed, "550 anna", monday));
    EXPECT_FALSE(db.query("select 1 from suppressions").next());
    EXPECT_FALSE(db.query("select 1 from sends where answer || queue_id <> ''").next());
}

TEST_F(Departures, FromAnAddressLeaveNothingToHoldAgainstTheNext) {
    const ClaimedSend send = claim_sends(tx, "run", monday, 1).at(0);
    tx.run("update subscribers set email = 'anna@work.example'");
    settle_send(tx, send.id, {.state = SendState::failed, .answer = "550 anna"}, monday);
    EXPECT_FALSE(
        suppress_recipient(tx, send.id, {.cause = Cause::bounced, .why = "refused: 550 anna"}, monday));
    EXPECT_FALSE(db.query("select 1 from suppressions").next());
}

TEST_F(Departures, OfASuppressedAddressBarItsReturnEvenErased) {
    suppress_address(tx, anna, "complaint", monday);
    erase(tx, reader, "hash", monday);
    EXPECT_FALSE(suppression_of(db, anna));
    EXPECT_TRUE(barred_for_ever(db, "hash"));
    EXPECT_EQ(ask(tx, {.email = anna, .language = "it"}, "hash", monday).kind, Asked::Kind::barred);
    EXPECT_FALSE(db.query("select 1 from erased_addresses where why like '%anna%'").next());
}

TEST_F(Departures, OfAnAddressThatBouncedBarNobodyOnceItIsErased) {
    suppress_address(tx, anna, {.cause = Cause::bounced, .why = "refused: 550 <anna@x.example> unknown"},
                     monday);
    erase(tx, reader, "hash", monday);
    EXPECT_FALSE(barred_for_ever(db, "hash"));
    EXPECT_EQ(ask(tx, {.email = anna, .language = "it"}, "hash", monday).kind, Asked::Kind::fresh);
}

TEST_F(Departures, AreForgottenAfterTheirTime) {
    leave(tx, reader, std::nullopt, monday);
    EXPECT_TRUE(left_before(db, monday).empty());
    ASSERT_EQ(left_before(db, monday + days(1)).size(), 1u);
    ask(tx, {.email = anna, .language = "it", .digests = {"weekly"}}, "hash", monday + days(1));
    EXPECT_EQ(left_before(db, monday + days(1)).size(), 1u) << "a form that mails nothing puts nothing off";
    question_mailed(tx, reader, "hash", monday + days(1));
    EXPECT_TRUE(left_before(db, monday + days(1)).empty()) << "who asked again may yet confirm";
    forget_unconfirmed(tx, monday + days(2));
    EXPECT_EQ(left_before(db, monday + days(1)).size(), 1u);
    EXPECT_TRUE(person(db, reader)->subscriber.digests.empty());
}

}  // namespace
}  // namespace tidings::store
