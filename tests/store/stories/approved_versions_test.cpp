#include "store/stories/approved_versions.h"

#include <gtest/gtest.h>

#include "store/issues/candidates.h"
#include "store/issues/errata.h"
#include "store/issues/issues.h"
#include "store/issues/replaced_letters.h"
#include "store/stories/published.h"
#include "store/stories/stories.h"
#include "store/stories/story_changes.h"
#include "support/sealed_issue.h"
#include "support/stored.h"

namespace tidings::store {
namespace {

using std::chrono::hours;
using support::monday;

// An approved story whose partner says something else now.
class ApprovedVersions : public ::testing::Test {
  protected:
    Database db = Database::in_memory();
    Transaction tx{db};
    FeedId feed = support::add_feed(tx, "inhope");
    StoryId id = support::add_story(tx, feed, support::item("As approved", "https://a.example/1"));
    ItemId lead = story(db, id)->lead_id;
    std::vector<StoryMark> marks_before;

    void SetUp() override {
        set_item_tags(tx, lead, {{"schools", 1, "phrase"}});
        support::approve(tx, id);
        marks_before = published_marks(db);
        change("As changed", "fi");
    }
    void change(const std::string& title, const std::string& language = "en") {
        Item changed = support::item(title, "https://a.example/1");
        changed.language = language;
        keep_approved_version(tx, id);
        revise_item(tx, lead, changed, {.guid_key = changed.id, .content_hash = title}, monday + hours(1));
        put_waiting_change(tx, id, title, monday + hours(1));
        put_waiting_tags(tx, lead, {{"grooming", 1, "phrase"}});
    }
    std::string title() { return story(db, id)->lead.title; }
    std::vector<std::string> tags() { return story(db, id)->tags; }
    void decide(Curation before, Curation after) {
        record_decision(tx, {id, before, after, "eva", "test"}, monday + hours(2));
    }
    std::vector<StoryId> gathered(const std::string& language) {
        know_digest(tx, "weekly", monday);
        return candidates(db, {.digest = "weekly",
                               .cut_off = monday + hours(9),
                               .look_back = hours(48),
                               .languages = {language}});
    }
};

TEST_F(ApprovedVersions, AreWhatReadersSee) {
    EXPECT_EQ(title(), "As approved");
    EXPECT_EQ(tags(), (std::vector<std::string>{"schools"}));
    EXPECT_EQ(published_story(db, published_marks(db).front())->lead.title, "As approved");
    EXPECT_EQ(current_lead(db, id)->title, "As changed");
}

TEST_F(ApprovedVersions, LeavePublishedFilesAsTheyAre) {
    const StoryMark after = published_marks(db).front();
    EXPECT_EQ(after.looks, marks_before.front().looks);
    EXPECT_EQ(after.updated, marks_before.front().updated);
    EXPECT_EQ(after.language, "en");
    EXPECT_EQ(after.tags, marks_before.front().tags);
}

TEST_F(ApprovedVersions, AreOfTheLanguageThatIssuesGatherBy) {
    EXPECT_EQ(gathered("en").size(), 1u);
    EXPECT_TRUE(gathered("fi").empty());
}

TEST_F(ApprovedVersions, WaitForAnEditor) {
    ASSERT_EQ(changed_stories(db, 0).size(), 1u);
    EXPECT_EQ(changed_stories(db, 0).front().changed_at, monday + hours(1));
    EXPECT_EQ(count_stories(db).changed, 1);
}

TEST_F(ApprovedVersions, EndWhenTheChangeIsAccepted) {
    take_current_lead(tx, id);
    EXPECT_EQ(title(), "As changed");
    EXPECT_EQ(tags(), (std::vector<std::string>{"grooming"}));
    EXPECT_TRUE(changed_stories(db, 0).empty());
    EXPECT_FALSE(has_approved_version(db, id));
}

TEST_F(ApprovedVersions, StayWhenTheChangeIsRejectedUntilAnotherComes) {
    reject_change(tx, id, "As changed");
    EXPECT_TRUE(changed_stories(db, 0).empty());
    EXPECT_EQ(title(), "As approved");
    change("As changed again");
    EXPECT_EQ(changed_stories(db, 0).size(), 1u);
    change("As changed");
    EXPECT_TRUE(changed_stories(db, 0).empty()) << "rejected before";
    EXPECT_EQ(title(), "As approved");
}

TEST_F(ApprovedVersions, EndWhenThePartnerGoesBack) {
    end_change(tx, id);
    EXPECT_TRUE(changed_stories(db, 0).empty());
    EXPECT_EQ(tags(), (std::vector<std::string>{"schools"}));
}

TEST_F(ApprovedVersions, GiveWayToTheTextOfNowWhenAHeldStoryIsApprovedAgain) {
    decide(Curation::approved, Curation::held);
    EXPECT_EQ(title(), "As changed") << "what an approval would let out";
    EXPECT_TRUE(changed_stories(db, 0).empty());
    EXPECT_EQ(tags(), (std::vector<std::string>{"grooming"}));
    decide(Curation::held, Curation::approved);
    EXPECT_EQ(title(), "As changed");
    EXPECT_FALSE(has_approved_version(db, id));
}

TEST_F(ApprovedVersions, AreWhatAnErratumNames) {
    know_digest(tx, "weekly", monday);
    Issue issue;
    issue.digest = "weekly";
    issue.due = monday;
    issue.stories = {id};
    seal_issue(tx, issue, {}, {}, {}, monday);
    decide(Curation::approved, Curation::withdrawn);
    const std::vector<Erratum> errata = owed_errata(db, monday - hours(1)).errata;
    ASSERT_EQ(errata.size(), 1u);
    EXPECT_EQ(errata.front().title, "As approved");
    EXPECT_EQ(gone_stories(db).front().language, "en");
}

TEST_F(ApprovedVersions, GoWithAStoryThatIsMergedIntoAnother) {
    const StoryId other = support::add_story(tx, feed, support::item("Other", "https://a.example/2"));
    merge_stories(tx, other, id, "test", monday);
    EXPECT_TRUE(changed_stories(db, 0).empty());
    EXPECT_FALSE(has_approved_version(db, id));
}

TEST_F(ApprovedVersions, ShowTheItemThatLedUntilAnEditorTakesTheOneThatLeadsNow) {
    const StoryId apart = open_story(tx, monday);
    const ItemId other =
        add_item(tx, {feed, id, "same text", support::item("Copy", "https://b.example/1"), {}}, monday);
    move_item(tx, lead, apart, "test");
    change_lead(tx, id, other);
    EXPECT_EQ(title(), "As approved");
    EXPECT_EQ(published_marks(db).front().language, "en");
    set_item_tags(tx, other, {{"law", 1, "phrase"}});
    take_current_lead(tx, id);
    EXPECT_EQ(title(), "Copy");
    EXPECT_EQ(tags(), (std::vector<std::string>{"law"}));
    EXPECT_FALSE(has_approved_version(db, id));
}

TEST_F(ApprovedVersions, AreNotKeptOfWhatNobodyRead) {
    const StoryId pending = support::add_story(tx, feed, support::item("Pending", "https://a.example/3"));
    keep_approved_version(tx, pending);
    EXPECT_FALSE(has_approved_version(db, pending));
    EXPECT_FALSE(published_story_led_by(db, story(db, pending)->lead_id));
    EXPECT_EQ(published_story_led_by(db, lead)->lead.title, "As approved");
}

using WaitingMailsOfAnIssue = support::SealedIssue;

TEST_F(WaitingMailsOfAnIssue, AreCountedByTheStoriesTheyTell) {
    Transaction tx(db);
    tx.run("insert into letter_stories (issue, letter, story) values (?, 1, 1)", {issue_id});
    ASSERT_EQ(mails_waiting_with(db, StoryId{1}).size(), 1u);
    EXPECT_EQ(mails_waiting_with(db, StoryId{1}).front().waiting, 2);
    tx.run("update sends set state = 'sent' where id = 1");
    EXPECT_EQ(mails_waiting_with(db, StoryId{1}).front().waiting, 1);
    EXPECT_TRUE(mails_waiting_with(db, StoryId{2}).empty());
}

}  // namespace
}  // namespace tidings::store
