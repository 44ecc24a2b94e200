#include "store/issues/brakes.h"

#include <gtest/gtest.h>

#include "store/people/consents.h"
#include "store/people/people.h"
#include "store/people/suppressions.h"
#include "support/sealed_issue.h"

namespace tidings::store {
namespace {

using support::monday;

// Two readers of one issue, both of the domain x.example.
class Brakes : public support::SealedIssue {
  protected:
    EmailAddress anna = *EmailAddress::parse("a@x.example");

    void give_up(const EmailAddress& email, Cause cause = Cause::bounced, Timestamp when = monday) {
        Transaction tx(db);
        suppress_address(tx, email, {.cause = cause, .why = "bounced: 5.1.1", .issue = issue_id}, when);
        tx.commit();
    }
    std::int64_t brake_at(const BrakeScope& scope, Timestamp when = monday) {
        Transaction tx(db);
        const std::int64_t lifted = brake(tx, scope, "too many", when);
        tx.commit();
        return lifted;
    }
};

TEST_F(Brakes, CountWhomBouncesGaveUpWithinADay) {
    give_up(anna);
    give_up(*EmailAddress::parse("b@x.example"), Cause::complaint);
    EXPECT_EQ(given_up_in(db, {issue_id, ""}, monday), 1);
    EXPECT_EQ(given_up_in(db, {issue_id, "x.example"}, monday), 1);
    EXPECT_EQ(given_up_in(db, {issue_id, "y.example"}, monday), 0);
    EXPECT_EQ(given_up_in(db, {issue_id, ""}, monday + brake_window), 0);
}

TEST_F(Brakes, KnowHowManyReadersThereAre) {
    EXPECT_EQ(readers_in(db, {issue_id, ""}), 2);
    EXPECT_EQ(readers_in(db, {issue_id, "x.example"}), 2);
    EXPECT_EQ(readers_in(db, {issue_id, "y.example"}), 0);
}

TEST_F(Brakes, GiveBackTheMailOfWhomBouncesGaveUpAndSaySoInTheirHistory) {
    give_up(anna);
    EXPECT_EQ(brake_at({issue_id, ""}), 1);
    EXPECT_FALSE(suppression_of(db, anna));
    const auto history = consents_of(db, person_of(db, anna)->subscriber.id);
    EXPECT_EQ(history.back().step, ConsentStep::unsuppressed);
    EXPECT_EQ(history.back().source, "too many");
}

TEST_F(Brakes, LeaveComplaintsAndWhatIsOlderAsTheyAre) {
    give_up(anna, Cause::complaint);
    give_up(*EmailAddress::parse("b@x.example"), Cause::bounced, monday - brake_window);
    EXPECT_EQ(brake_at({issue_id, ""}), 0);
    EXPECT_TRUE(suppression_of(db, anna));
}

TEST_F(Brakes, HoldForAnIssueAsLongAsItLastsAndForADomainForADay) {
    EXPECT_FALSE(is_braked(db, {issue_id, "x.example"}, monday));
    brake_at({issue_id, "x.example"});
    const IssueId next{number(issue_id) + 1};
    EXPECT_TRUE(is_braked(db, {issue_id, "x.example"}, monday + std::chrono::days(9)));
    EXPECT_FALSE(is_braked(db, {issue_id, "y.example"}, monday));
    EXPECT_TRUE(is_braked(db, {next, "x.example"}, monday + std::chrono::hours(1)));
    EXPECT_FALSE(is_braked(db, {next, "x.example"}, monday + brake_window));
    brake_at({issue_id, ""});
    EXPECT_TRUE(is_braked(db, {issue_id, "y.example"}, monday));
}

}  // namespace
}  // namespace tidings::store
