#include "store/errata.h"

#include <gtest/gtest.h>

#include "store/issues.h"
#include "support/stored.h"

namespace tidings::store {
namespace {

using std::chrono::hours;
using support::monday;

class Errata : public ::testing::Test {
  protected:
    Database db = Database::in_memory();
    Transaction tx{db};
    StoryId story = support::add_story(tx, support::add_feed(tx, "inhope"),
                                       support::item("A story", "https://a.example/1"));

    void SetUp() override {
        support::approve(tx, story);
        know_digest(tx, "weekly", monday);
    }
    IssueId mail(Timestamp due) {
        Issue issue;
        issue.digest = "weekly";
        issue.due = due;
        issue.stories = {story};
        return seal_issue(tx, issue, {}, {}, {}, due);
    }
    void withdraw() {
        record_decision(tx, {story, Curation::approved, Curation::withdrawn, "eva", "asked to"},
                        monday + hours(9));
    }
};

TEST_F(Errata, AreDueToTheReadersOfADigestThatHadAWithdrawnStory) {
    mail(monday);
    withdraw();
    const std::vector<Erratum> errata = errata_for(db, "weekly");
    ASSERT_EQ(errata.size(), 1u);
    EXPECT_EQ(errata[0].title, "A story");
    EXPECT_EQ(errata[0].partner_name, "Partner inhope");
    EXPECT_EQ(errata[0].mailed, monday);
    EXPECT_EQ(errata[0].withdrawn, monday + hours(9));
}

TEST_F(Errata, AreNotDueForWhatNobodyGot) {
    withdraw();
    EXPECT_TRUE(errata_for(db, "weekly").empty());
}

TEST_F(Errata, AreToldOnce) {
    mail(monday);
    withdraw();
    mark_errata_told(tx, "weekly", {story}, mail(monday + hours(7 * 24)));
    EXPECT_TRUE(errata_for(db, "weekly").empty());
}

TEST_F(Errata, AreNoneForAStoryThatIsOnlyHeld) {
    mail(monday);
    record_decision(tx, {story, Curation::approved, Curation::held, "eva", ""}, monday);
    EXPECT_TRUE(errata_for(db, "weekly").empty());
}

}  // namespace
}  // namespace tidings::store
