#include "curate/issue_life.h"

#include <gtest/gtest.h>

namespace tidings {
namespace {

using std::chrono::hours;

const Timestamp due(std::chrono::seconds(1'795'507'200));

Issue issue_in(IssueState state) {
    Issue issue;
    issue.id = IssueId{3};
    issue.state = state;
    issue.due = due;
    issue.cut_off = due - hours(24);
    if (state == IssueState::approved) issue.approved_at = due - hours(2);
    return issue;
}

Digest digest_that(Unapproved policy) {
    Digest digest;
    digest.unapproved = policy;
    digest.cut_off = hours(24);
    return digest;
}

IssueStep step(IssueState state, Timestamp now, Unapproved policy = Unapproved::hold) {
    return next_step(issue_in(state), digest_that(policy), now);
}

TEST(NextStep, OfADraftIsToGatherUntilItsCutOff) {
    EXPECT_EQ(step(IssueState::draft, due - hours(25)), IssueStep::gather);
    EXPECT_EQ(step(IssueState::draft, due - hours(24)), IssueStep::close);
}

TEST(NextStep, OfAnUnapprovedIssueFollowsThePolicy) {
    EXPECT_EQ(step(IssueState::ready, due - hours(1)), IssueStep::none);
    for (const IssueState state : {IssueState::draft, IssueState::ready}) {
        EXPECT_EQ(step(state, due), IssueStep::hold_unapproved);
        EXPECT_EQ(step(state, due, Unapproved::automatic), IssueStep::seal_unapproved);
    }
}

TEST(NextStep, OfAnApprovedIssueIsToSealItWhenItIsDue) {
    EXPECT_EQ(step(IssueState::approved, due - hours(1)), IssueStep::none);
    EXPECT_EQ(step(IssueState::approved, due), IssueStep::seal);
}

TEST(NextStep, IsNotToSendAboveTheLatenessLimit) {
    for (const IssueState state : {IssueState::draft, IssueState::ready, IssueState::approved}) {
        EXPECT_NE(step(state, due + hours(24), Unapproved::automatic), IssueStep::hold_late);
        EXPECT_EQ(step(state, due + hours(24) + std::chrono::seconds(1), Unapproved::automatic),
                  IssueStep::hold_late);
    }
}

TEST(NextStep, OfOneApprovedAfterItsTimeIsToSendItHoweverLateThatIs) {
    Issue late = issue_in(IssueState::approved);
    late.approved_at = due + hours(100);
    EXPECT_EQ(next_step(late, digest_that(Unapproved::hold), due + hours(101)), IssueStep::seal);
}

TEST(NextStep, IsNoneWherePeopleOrTheMailServerHaveTheNextWord) {
    for (const IssueState state :
         {IssueState::held, IssueState::sealed, IssueState::sending, IssueState::sent, IssueState::cancelled})
        EXPECT_EQ(step(state, due + hours(1), Unapproved::automatic), IssueStep::none);
}

TEST(Approving, ClosesADraft) {
    const Issue approved = *approve(issue_in(IssueState::draft), due - hours(48));
    EXPECT_EQ(approved.state, IssueState::approved);
    EXPECT_EQ(approved.cut_off, due - hours(48));
    EXPECT_EQ(approved.approved_at, due - hours(48));
}

TEST(Approving, IsForIssuesThatAreOpenAndNotApproved) {
    for (const IssueState state : {IssueState::draft, IssueState::ready, IssueState::held})
        EXPECT_TRUE(approve(issue_in(state), due));
    for (const IssueState state :
         {IssueState::approved, IssueState::sealed, IssueState::sent, IssueState::cancelled})
        EXPECT_EQ(approve(issue_in(state), due).error().code, Code::refused);
}

TEST(AskingForApproval, ClosesADraftAndNamesWhoAsked) {
    const Issue asked = *ask_approval(issue_in(IssueState::draft), "eva", due - hours(30));
    EXPECT_EQ(asked.state, IssueState::ready);
    EXPECT_EQ(asked.requested_by, "eva");
    EXPECT_EQ(asked.cut_off, due - hours(30));
    EXPECT_FALSE(ask_approval(issue_in(IssueState::approved), "eva", due));
}

TEST(Editing, TakesAnApprovalBack) {
    const Issue edited = *edit(issue_in(IssueState::approved));
    EXPECT_EQ(edited.state, IssueState::ready);
    EXPECT_FALSE(edited.approved_at);
    EXPECT_EQ(edit(issue_in(IssueState::held))->state, IssueState::held);
    EXPECT_EQ(edit(issue_in(IssueState::sealed)).error().code, Code::refused);
}

TEST(Stopping, WorksUntilEverythingIsSent) {
    for (const IssueState state : {IssueState::draft, IssueState::ready, IssueState::approved,
                                   IssueState::held, IssueState::sealed, IssueState::sending})
        EXPECT_EQ(stop(issue_in(state))->state, IssueState::cancelled);
    for (const IssueState state : {IssueState::sent, IssueState::cancelled})
        EXPECT_EQ(stop(issue_in(state)).error().code, Code::refused);
}

TEST(Releasing, IsOnlyForIssuesOnTheirWay) {
    for (const IssueState state : {IssueState::sealed, IssueState::sending, IssueState::sent})
        EXPECT_EQ(release(issue_in(state))->state, IssueState::sending);
    for (const IssueState state : {IssueState::draft, IssueState::ready, IssueState::approved,
                                   IssueState::held, IssueState::cancelled})
        EXPECT_EQ(release(issue_in(state)).error().code, Code::refused);
}

}  // namespace
}  // namespace tidings
