#include "store/issues/sends.h"

#include <gtest/gtest.h>

#include "store/issues/held_sends.h"
#include "store/issues/issues.h"
#include "store/people/subscribers.h"
#include "store/people/suppressions.h"
#include "support/sealed_issue.h"

namespace tidings::store {
namespace {

using support::monday;

// Two readers' sends of one issue.
class Sends : public support::SealedIssue {
  protected:
    std::optional<ClaimedSend> claim(Timestamp now = monday) {
        Transaction tx(db);
        std::vector<ClaimedSend> sends = claim_sends(tx, "run", now, 1);
        tx.commit();
        return sends.empty() ? std::nullopt : std::optional(std::move(sends.front()));
    }
    IssueAccount account() { return *issue(db, issue_id); }
};

TEST_F(Sends, AreClaimedOnceEach) {
    const auto first = claim(), second = claim();
    ASSERT_TRUE(first && second);
    EXPECT_NE(first->id, second->id);
    EXPECT_FALSE(claim());
}

TEST_F(Sends, AreClaimedInOneGoAsManyAsAreDue) {
    Transaction tx(db);
    EXPECT_EQ(claim_sends(tx, "run", monday, 5).size(), 2u);
    tx.commit();
    EXPECT_EQ(account().issue.state, IssueState::sending);
}

TEST_F(Sends, AreUniqueForAnIssueAndASubscriber) {
    Transaction tx(db);
    EXPECT_THROW(tx.run("insert into sends (issue, subscriber, letter, token, state) select issue, "
                        "subscriber, 1, 't', 'queued' from sends"),
                 Failure);
}

TEST_F(Sends, OfARunThatDiedAreSentAgainWithTheSameToken) {
    const auto before = claim();
    Transaction tx(db);
    EXPECT_EQ(recover_sends(tx, monday), 1);
    tx.commit();
    claim();
    const auto again = claim();
    ASSERT_TRUE(again);
    EXPECT_EQ(again->token, before->token);
    EXPECT_EQ(again->attempts, 0);
}

TEST_F(Sends, PutOffComeBackWhenTheyAreDue) {
    const auto send = claim();
    claim();
    Transaction tx(db);
    settle_send(tx, send->id, {.state = SendState::deferred, .due = monday + std::chrono::minutes(5)},
                monday);
    tx.commit();
    EXPECT_FALSE(claim(monday + std::chrono::minutes(4)));
    ASSERT_TRUE(claim(monday + std::chrono::minutes(5)));
}

TEST_F(Sends, AreNotMadeToWhoLeftMeanwhile) {
    Transaction tx(db);
    support::unsubscribe(tx, *EmailAddress::parse("a@x.example"), monday);
    tx.commit();
    EXPECT_EQ(claim()->email.text(), "b@x.example");
    EXPECT_FALSE(claim());
    EXPECT_EQ(account().suppressed, 1);
}

TEST_F(Sends, AreNotMadeToASuppressedAddressHoweverItIsSpelled) {
    Transaction tx(db);
    tx.run("insert into suppressions (email, why, at) values ('A@X.example', 'bounced', 0)");
    tx.commit();
    EXPECT_EQ(claim()->email.text(), "b@x.example");
    EXPECT_FALSE(claim());
}

TEST_F(Sends, AddUpInTheIssuesAccount) {
    const auto first = claim(), second = claim();
    Transaction tx(db);
    settle_send(tx, first->id, {.answer = "250 ok", .queue_id = "q1"}, monday);
    settle_send(tx, second->id, {.state = SendState::failed, .answer = "550 no"}, monday);
    finish_issues(tx);
    tx.commit();
    EXPECT_EQ(account().due, 2);
    EXPECT_EQ(account().sent, 1);
    EXPECT_EQ(account().failed, 1);
    EXPECT_EQ(account().issue.state, IssueState::sent);
}

TEST_F(Sends, KeepTheUptimeOfTheFirstTimeThatTheyArePutOff) {
    const auto put_off = [this](const ClaimedSend& send, std::chrono::hours uptime, bool counted) {
        Transaction tx(db);
        settle_send(tx, send.id,
                    {.state = SendState::deferred, .due = monday, .counted = counted, .uptime = uptime},
                    monday);
        tx.commit();
    };
    claim();
    auto send = claim();
    EXPECT_FALSE(send->tried_from);
    put_off(*send, std::chrono::hours(1), false);
    send = claim();
    EXPECT_FALSE(send->tried_from) << "the server was away";
    put_off(*send, std::chrono::hours(7), true);
    put_off(*claim(), std::chrono::hours(9), true);
    EXPECT_EQ(claim()->tried_from, std::chrono::hours(7));
}

TEST_F(Sends, OfAnIssueSealedLongAgoAreHeldTheUntriedSooner) {
    const auto tried = claim();
    Transaction tx(db);
    settle_send(tx, tried->id, {.state = SendState::deferred, .due = monday}, monday);
    const Timestamp later = monday + std::chrono::hours(1);
    EXPECT_EQ(hold_old_sends(tx, {.tried = monday, .untried = monday}, later), 0);
    EXPECT_EQ(hold_old_sends(tx, {.tried = monday, .untried = later}, later), 1);
    EXPECT_EQ(hold_old_sends(tx, {.tried = later, .untried = later}, later), 1);
    EXPECT_EQ(return_young_sends(tx, {.tried = monday, .untried = later}, later), 1);
    EXPECT_EQ(return_young_sends(tx, {.tried = monday, .untried = monday}, later), 1);
}

TEST_F(Sends, ThatAnEditorReleasesHaveTheirTimeAnew) {
    claim();
    const auto send = claim();
    Transaction tx(db);
    settle_send(tx, send->id, {.state = SendState::deferred, .due = monday, .uptime = std::chrono::hours(1)},
                monday);
    tx.run("update sends set state = 'held', due = null");
    EXPECT_EQ(release_held_sends(tx, issue_id, monday), 2);
    tx.commit();
    EXPECT_FALSE(claim()->tried_from);
    EXPECT_FALSE(claim()->tried_from);
}

TEST_F(Sends, ThatExpiredAreCountedButForThoseThatAnEditorGaveUp) {
    const auto tried = claim();
    Transaction tx(db);
    tx.run("update sends set state = 'expired', due = null, tried_from = 1 where id = ?", {tried->id});
    tx.run("update sends set state = 'held', due = null, tried_from = 1 where id <> ?", {tried->id});
    give_up_held_sends(tx, issue_id, "given up by maria", monday);
    ASSERT_EQ(expired_sends(db).size(), 1u);
    EXPECT_EQ(expired_sends(db).front().count, 1);
}

TEST_F(Sends, OfADeadRunAreHeldWhereADigestSaysSo) {
    Transaction tx(db);
    tx.run("update issues set doubt = 'hold'");
    EXPECT_EQ(claim_sends(tx, "run", monday, 1).front().on_uncertain, OnUncertain::hold);
    EXPECT_EQ(recover_sends(tx, monday), 1);
    tx.commit();
    EXPECT_EQ(account().held, 1);
    EXPECT_TRUE(claim());
    EXPECT_FALSE(claim());
}

TEST_F(Sends, ThatTheirRunGivesBackAreUntried) {
    const auto send = claim();
    claim();
    Transaction tx(db);
    postpone_send(tx, send->id, monday + std::chrono::seconds(3));
    tx.commit();
    EXPECT_FALSE(claim());
    EXPECT_EQ(claim(monday + std::chrono::seconds(3))->attempts, 0);
}

TEST_F(Sends, ThatAreOnTheirWayWhenTheirIssueIsStoppedEndWithIt) {
    const auto refused = claim(), unsure = claim();
    Transaction tx(db);
    tx.run("update issues set state = 'cancelled'");
    settle_send(tx, refused->id, {.state = SendState::deferred, .due = monday, .answer = "450"}, monday);
    settle_send(tx, unsure->id, {.state = SendState::held}, monday);
    tx.commit();
    EXPECT_EQ(account().cancelled, 2);
    EXPECT_FALSE(claim());
}

TEST_F(Sends, ThatHadGoneWhenTheirIssueWasStoppedAreSent) {
    const auto send = claim();
    Transaction tx(db);
    tx.run("update issues set state = 'cancelled'");
    settle_send(tx, send->id, {.state = SendState::sent, .answer = "250"}, monday);
    tx.commit();
    EXPECT_EQ(account().sent, 1);
}

TEST_F(Sends, OfADeadRunAreCancelledWhenTheirIssueIsStopped) {
    claim();
    Transaction tx(db);
    tx.run("update issues set state = 'cancelled', doubt = 'hold'");
    EXPECT_EQ(recover_sends(tx, monday), 0);
    tx.commit();
    EXPECT_EQ(account().cancelled, 1);
}

TEST_F(Sends, OfAStoppedIssueAreCancelled) {
    Transaction tx(db);
    tx.run("update issues set state = 'cancelled'");
    tx.commit();
    EXPECT_FALSE(claim());
    EXPECT_EQ(account().cancelled, 2);
}

TEST_F(Sends, AreNotMadeToWhoLeftThisDigestAlone) {
    Transaction tx(db);
    tx.run("delete from subscriptions where subscriber = 1");
    tx.commit();
    EXPECT_EQ(claim()->email.text(), "b@x.example");
    EXPECT_FALSE(claim());
}

TEST_F(Sends, DueInAWrongClocksFutureAreDueNow) {
    Transaction tx(db);
    tx.run("update sends set due = ?", {monday + std::chrono::hours(9000)});
    pull_in_sends(tx, monday + std::chrono::hours(5), monday);
    tx.commit();
    EXPECT_TRUE(claim());
}

TEST_F(Sends, CanBeSeenBeforeTheyAreClaimed) {
    Transaction tx(db);
    suppress_address(tx, *EmailAddress::parse("a@x.example"), "complaint", monday);
    tx.commit();
    const std::vector<ClaimedSend> due = sends_due(db, monday, 0, 10);
    ASSERT_EQ(due.size(), 1u);
    EXPECT_EQ(due.front().email.text(), "b@x.example");
    EXPECT_EQ(account().waiting, 2);
}

}  // namespace
}  // namespace tidings::store
