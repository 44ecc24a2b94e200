#include "store/issues/candidates.h"

#include <gtest/gtest.h>

#include "store/issues/issue_edits.h"
#include "store/issues/issues.h"
#include "store/issues/sends.h"
#include "store/people/subscribers.h"
#include "support/stored.h"

namespace tidings::store {
namespace {

using std::chrono::hours;
using support::monday;

// Three approved stories, an hour apart, and one that waits for an editor.
class Candidates : public ::testing::Test {
  protected:
    Database db = Database::in_memory();
    std::vector<StoryId> stories;
    std::vector<SubscriberId> readers;

    void SetUp() override {
        Transaction tx(db);
        know_digest(tx, "weekly", monday);
        know_digest(tx, "monthly", monday);
        const FeedId feed = support::add_feed(tx, "inhope");
        for (const char* number : {"1", "2", "3", "4"}) {
            Item item = support::item(number, std::string("https://a.example/") + number);
            item.language = *number == '2' ? "el" : "en-GB";
            stories.push_back(support::add_story(tx, feed, item));
        }
        for (int i = 0; i < 3; ++i)
            support::approve(tx, stories[static_cast<std::size_t>(i)], monday + hours(i));
        for (const char* email : {"a@x.example", "b@x.example"})
            join(tx,
                 {.email = *EmailAddress::parse(email),
                  .language = "en",
                  .state = SubscriberState::confirmed,
                  .digests = {"weekly", "monthly"}},
                 monday);
        tx.commit();
        for (const Subscriber& subscriber : subscribers(db)) readers.push_back(subscriber.id);
    }

    std::vector<StoryId> gather(Gathering gathering) {
        if (gathering.digest.empty()) gathering.digest = "weekly";
        if (gathering.cut_off == Timestamp{}) gathering.cut_off = monday + hours(24);
        if (gathering.look_back == hours(0)) gathering.look_back = hours(168);
        return candidates(db, gathering);
    }
    void approve_at(std::size_t which, Timestamp when) {
        Transaction tx(db);
        support::approve(tx, stories[which], when);
        tx.commit();
    }
    std::vector<StoryId> some(std::initializer_list<std::size_t> which) const {
        std::vector<StoryId> all;
        for (const std::size_t i : which) all.push_back(stories[i]);
        return all;
    }
    // An issue whose first letter, with the first two stories, goes to the first reader alone.
    IssueId seal_one(std::string_view digest = "weekly", hours after = hours(0)) {
        Issue issue;
        issue.digest = digest;
        issue.due = issue.cut_off = monday + after;
        issue.stories = some({0, 1});
        Transaction tx(db);
        const IssueId id = seal_issue(
            tx, issue, {{.number = 1, .stories = some({0, 1}), .language = "en"}}, {{readers[0], 1}},
            [](IssueId of, SubscriberId) { return "t" + std::to_string(number(of)); }, monday);
        tx.commit();
        return id;
    }
    void set_sends(const std::string& state) {
        Transaction tx(db);
        tx.run("update sends set state = ?, due = null", {state});
        tx.commit();
    }
};

TEST_F(Candidates, AreApprovedStoriesInTheOrderOfTheirApproval) { EXPECT_EQ(gather({}), some({0, 1, 2})); }

TEST_F(Candidates, EndAtTheCutOff) { EXPECT_EQ(gather({.cut_off = monday + hours(1)}), some({0, 1})); }

TEST_F(Candidates, DoNotReachFarBehindTheDigestsBeginning) {
    Transaction tx(db);
    know_digest(tx, "new", monday + hours(100));
    tx.commit();
    EXPECT_EQ(gather({.digest = "new", .look_back = hours(99)}), some({2}));
}

TEST_F(Candidates, CanBeNarrowedToLanguages) {
    EXPECT_EQ(gather({.languages = {"el", "fr"}}), some({1}));
    EXPECT_EQ(gather({.languages = {"en"}}), some({0, 2}));
}

TEST_F(Candidates, CanBeNarrowedToTopics) {
    Transaction tx(db);
    tx.run(
        "insert into item_tags (item, tag, score, why) select lead, 'grooming', 2, '' from stories where id "
        "= ?",
        {stories[2]});
    tx.commit();
    EXPECT_EQ(gather({.topics = {"schools", "grooming"}}), some({2}));
    EXPECT_TRUE(gather({.topics = {"groom"}}).empty());
}

TEST_F(Candidates, LeaveOutWhatAnotherIssueOfTheDigestHas) {
    const IssueId had = seal_one();
    EXPECT_EQ(gather({}), some({2}));
    EXPECT_EQ(gather({.issue = had}), some({0, 1, 2})) << "its own it keeps";
    EXPECT_EQ(gather({.digest = "monthly"}), some({0, 1, 2}));
}

TEST_F(Candidates, OfAStoppedIssueAreFreeAgain) {
    const IssueId stopped = seal_one();
    Transaction tx(db);
    Issue issue = store::issue(db, stopped)->issue;
    issue.state = IssueState::cancelled;
    update_issue(tx, issue);
    EXPECT_EQ(cancel_sends(tx, stopped, monday), 1);
    tx.commit();
    EXPECT_EQ(gather({}), some({0, 1, 2}));
    EXPECT_EQ(store::issue(db, stopped)->cancelled, 1);
}

TEST_F(Candidates, ThatAreNoLongerApprovedAreKnown) {
    const IssueId issue = seal_one();
    Transaction tx(db);
    record_decision(tx, {stories[1], Curation::approved, Curation::rejected, "eva", ""}, monday);
    tx.commit();
    EXPECT_EQ(no_longer_approved(db, issue), some({1}));
}

TEST_F(Candidates, AreMissedByTheReaderWhoseMailFailedWhileTheyAreApproved) {
    seal_one();
    set_sends("failed");
    Transaction tx(db);
    record_decision(tx, {stories[1], Curation::approved, Curation::withdrawn, "eva", ""}, monday);
    const Told missed = missed_since(db, "weekly", monday - hours(1));
    ASSERT_EQ(missed.subscribers.size(), 1u);
    EXPECT_EQ(missed.subscribers[0].first, readers[0]);
    EXPECT_EQ(missed.letters[missed.subscribers[0].second], some({0}));
    EXPECT_TRUE(missed_since(db, "weekly", monday).subscribers.empty()) << "sealed before that";
    EXPECT_TRUE(missed_since(db, "monthly", monday - hours(1)).subscribers.empty());
}

TEST_F(Candidates, AreNotMissedInAMailThatWentOrStillWaits) {
    seal_one();
    EXPECT_TRUE(missed_since(db, "weekly", monday - hours(1)).subscribers.empty());
    set_sends("sent");
    EXPECT_TRUE(missed_since(db, "weekly", monday - hours(1)).subscribers.empty());
}

TEST_F(Candidates, ToldBeforeAreKnownByReaderAndStory) {
    seal_one();
    set_sends("sent");
    const Told told = told_before(db, some({1, 2}));
    ASSERT_EQ(told.subscribers.size(), 1u);
    EXPECT_EQ(told.subscribers[0].first, readers[0]);
    EXPECT_EQ(told.letters[told.subscribers[0].second], some({1}));
}

TEST_F(Candidates, OfAMailThatFailedWereNotTold) {
    seal_one();
    set_sends("failed");
    EXPECT_TRUE(told_before(db, stories).subscribers.empty());
}

TEST_F(Candidates, OfAMailThatBouncedWereNotToldAndAreMissed) {
    seal_one();
    set_sends("bounced");
    EXPECT_TRUE(told_before(db, stories).subscribers.empty());
    EXPECT_EQ(missed_since(db, "weekly", monday - hours(1)).subscribers.size(), 1u);
}

TEST_F(Candidates, OfTwoDigestsWereToldByBoth) {
    seal_one("weekly");
    seal_one("monthly", hours(1));
    EXPECT_EQ(told_before(db, stories).subscribers.size(), 2u);
}

TEST_F(Candidates, AnIssueIsReadBackAsItWasWritten) {
    Issue issue;
    issue.digest = "weekly";
    issue.title = "T";
    issue.due = monday;
    issue.cut_off = monday - hours(24);
    issue.stories = some({2, 0});
    issue.intro = "";
    Transaction tx(db);
    issue.id = open_issue(tx, issue);
    issue.state = IssueState::approved;
    issue.approved_at = monday;
    issue.requested_by = "eva";
    issue.stories = some({0});
    update_issue(tx, issue);
    tx.commit();
    const std::vector<Issue> open = open_issues(db, "weekly");
    ASSERT_EQ(open.size(), 1u);
    EXPECT_EQ(open[0].stories, some({0}));
    EXPECT_EQ(open[0].intro, "");
    EXPECT_EQ(open[0].approved_at, monday);
    EXPECT_EQ(open[0].requested_by, "eva");
    EXPECT_TRUE(has_issue(db, "weekly", monday));
    EXPECT_FALSE(has_issue(db, "monthly", monday));
}

TEST_F(Candidates, EditsOfAnIssueReplaceEachOther) {
    const IssueId issue = seal_one();
    Transaction tx(db);
    put_issue_edit(tx, issue, {.story = stories[0], .dropped = true});
    put_issue_edit(tx, issue, {.story = stories[1], .pinned = true, .place = 2});
    put_issue_edit(tx, issue, {.story = stories[0]});
    tx.commit();
    EXPECT_EQ(issue_edits(db, issue),
              (std::vector<IssueEdit>{{.story = stories[1], .pinned = true, .place = 2}}));
}

TEST_F(Candidates, AreThoseApprovedWhileTheClockWasAheadOnceItIsRight) {
    approve_at(3, monday + hours(9000));
    EXPECT_EQ(gather({.now = monday + hours(25)}), some({0, 1, 2, 3}));
    EXPECT_EQ(gather({.cut_off = monday + hours(1), .now = monday + hours(25)}), some({0, 1, 3}))
        << "an issue that has closed, too, as there is no later one to wait for";
    EXPECT_EQ(gather({.now = monday - hours(9000)}), some({0, 1, 2})) << "that clock itself is behind";
}

TEST_F(Candidates, AreThoseApprovedWhileTheClockWasBehind) {
    approve_at(3, monday - hours(9000));
    EXPECT_EQ(gather({.now = monday + hours(25)}), some({0, 3, 1, 2}));
}

}  // namespace
}  // namespace tidings::store
