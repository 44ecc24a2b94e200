#include "store/stories/published.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "store/stories/item_tags.h"
#include "store/stories/story_changes.h"
#include "support/stored.h"

namespace tidings::store {
namespace {

using std::chrono::hours;
using support::add_feed;
using support::add_story;
using support::approve;
using support::item;
using support::monday;

class PublishedStories : public ::testing::Test {
  protected:
    Database db = Database::in_memory();
    Transaction tx{db};
    FeedId feed = add_feed(tx, "inhope");

    StoryId approved(const std::string& number, Timestamp now = monday) {
        const StoryId id = add_story(tx, feed, item("Story " + number, "https://a.example/" + number), now);
        approve(tx, id, now);
        return id;
    }
    std::uint64_t looks() { return published_marks(db).front().looks; }
    void withdraw(StoryId story, Timestamp now = monday) {
        record_decision(tx, {story, Curation::approved, Curation::withdrawn, "eva", "asked to"}, now);
    }
};

TEST_F(PublishedStories, AreTheApprovedOnesTheLastUpdatedFirst) {
    const StoryId first = approved("1"), second = approved("2", monday + hours(1));
    add_story(tx, feed, item("Pending", "https://a.example/3"));
    const std::vector<StoryMark> marks = published_marks(db);
    ASSERT_EQ(marks.size(), 2u);
    EXPECT_EQ(marks[0].id, second);
    EXPECT_EQ(marks[1].id, first);
    EXPECT_EQ(marks[0].language, "en");
}

TEST_F(PublishedStories, LookOtherwiseWhenReadersSeeSomethingElse) {
    const StoryId id = approved("1");
    const ItemId lead = story(db, id)->lead_id;
    std::vector<std::uint64_t> seen{looks()};
    const auto changed = [&](const char* what) {
        EXPECT_EQ(std::ranges::count(seen, looks()), 0) << what;
        seen.push_back(looks());
    };
    set_item_tags(tx, lead, {{"grooming", 1, "phrase"}});
    changed("a tag");
    add_item(tx, {feed, id, "same title", item("A", "https://b.example/1"), Identity{}}, monday);
    changed("a copy");
    mark_changed(tx, id, monday + hours(1));
    changed("its text");
    tx.run("update partners set excerpt_limit = 100");
    changed("what its partner allows");
}

TEST_F(PublishedStories, LookTheSameAfterAPollThatFindsNothingNew) {
    const StoryId id = approved("1");
    const std::uint64_t before = looks();
    saw_item(tx, story(db, id)->lead_id, Identity{}, monday + hours(5));
    EXPECT_EQ(looks(), before);
}

TEST_F(PublishedStories, ComeWholeByTheirMarks) {
    const StoryId id = approved("1");
    set_item_tags(tx, story(db, id)->lead_id, {{"grooming", 1, "phrase"}});
    add_item(tx, {feed, id, "same title", item("A", "https://b.example/1"), Identity{}}, monday);
    const std::optional<Story> told = published_story(db, published_marks(db).front());
    ASSERT_TRUE(told);
    EXPECT_EQ(told->tags, std::vector<std::string>{"grooming"});
    EXPECT_EQ(told->also_at.size(), 1u);
    EXPECT_EQ(told->lead.title, "Story 1");
}

TEST_F(PublishedStories, LeaveATombstoneWhenTheyAreWithdrawn) {
    const StoryId id = approved("1");
    withdraw(id, monday + hours(2));
    const std::vector<GoneStory> gone = gone_stories(db);
    ASSERT_EQ(gone.size(), 1u);
    EXPECT_EQ(gone[0].entry_id, "https://a.example/1");
    EXPECT_EQ(gone[0].at, monday + hours(2));
    EXPECT_TRUE(published_marks(db).empty());
}

TEST_F(PublishedStories, LeaveATombstoneThatIsYoungerThanTheirEntry) {
    const StoryId id = approved("1", monday + hours(2));
    withdraw(id, monday);
    EXPECT_EQ(gone_stories(db).front().at, monday + hours(2) + std::chrono::seconds(1));
}

TEST_F(PublishedStories, FindAFreeSecondEachWhenManyAreWithdrawnAtOnce) {
    const StoryId one = approved("1"), two = approved("2");
    approved("3", monday + hours(1));
    withdraw(one, monday + hours(1));
    withdraw(two, monday + hours(1));
    const std::vector<GoneStory> gone = gone_stories(db);
    ASSERT_EQ(gone.size(), 2u);
    EXPECT_EQ(gone[0].at, monday + hours(1) + std::chrono::seconds(2));
    EXPECT_EQ(gone[1].at, monday + hours(1) + std::chrono::seconds(1));
    EXPECT_TRUE(gone[0].has_notice);
}

TEST_F(PublishedStories, LeaveATombstoneWhenTheyBecomePartOfAnother) {
    const StoryId kept = approved("1"), absorbed = approved("2");
    merge_stories(tx, kept, absorbed, "put there by eva", monday + hours(1));
    ASSERT_EQ(gone_stories(db).size(), 1u);
    EXPECT_EQ(gone_stories(db)[0].entry_id, "https://a.example/2");
    EXPECT_EQ(gone_stories(db)[0].at, monday + hours(1));
    EXPECT_FALSE(gone_stories(db)[0].has_notice) << "it was not withdrawn";
}

TEST_F(PublishedStories, LeaveNoTombstoneWhenNobodyHasSeenThem) {
    const StoryId id = add_story(tx, feed, item("A", "https://a.example/1"));
    record_decision(tx, {id, Curation::pending, Curation::withdrawn, "eva", "asked to"}, monday);
    EXPECT_TRUE(gone_stories(db).empty());
}

TEST_F(PublishedStories, GoIntoAnArchivePageAsTheyWereToldThen) {
    const StoryId id = approved("1");
    EXPECT_EQ(seal_archive_page(tx, published_marks(db)), 1);
    EXPECT_EQ(published_marks(db).front().archive_page, 1);
    mark_changed(tx, id, monday + hours(1));
    EXPECT_EQ(published_marks(db).front().archive_page, 0) << "what is new stands in no page";
    EXPECT_EQ(seal_archive_page(tx, published_marks(db)), 2);
    EXPECT_EQ(archive_entries(db).size(), 2u);
}

TEST_F(PublishedStories, TakeOverNoIdThatReadersWouldRun) {
    Item odd = item("A", "https://a.example/1");
    odd.id = "JavaScript:alert(1)";
    const StoryId id = add_story(tx, feed, odd);
    EXPECT_EQ(story(db, id)->entry_id, "tag:hub.example,2026:story/" + std::to_string(number(id)));
}

TEST_F(PublishedStories, FindAFreeSecondEachWhenManyAreApprovedAtOnce) {
    for (int i = 0; i < 300; ++i) approved(std::to_string(i));
    approved("late", monday - hours(1));
    const std::vector<StoryMark> marks = published_marks(db);
    ASSERT_EQ(marks.size(), 301u);
    EXPECT_EQ(marks[299].updated, monday - std::chrono::seconds(299));
    EXPECT_EQ(marks[300].updated, monday - hours(1));
}

TEST(PublicFiles, AreRememberedUntilTheyAreForgotten) {
    Database db = Database::in_memory();
    Transaction tx(db);
    remember_public_file(tx, {"atom.xml", "hash", 12, 34});
    remember_public_file(tx, {"atom.xml", "other", 56, 78});
    ASSERT_EQ(public_files(db).size(), 1u);
    EXPECT_EQ(public_files(db)[0].inputs, "other");
    forget_public_file(tx, "atom.xml");
    EXPECT_TRUE(public_files(db).empty());
}

TEST(PublicFiles, StandOnTheListOfWhatIsGoneUntilTheyAreBack) {
    Database db = Database::in_memory();
    Transaction tx(db);
    mark_file_gone(tx, "tags/x.json", monday);
    mark_file_gone(tx, "tags/x.json", monday + hours(1));
    ASSERT_EQ(gone_files(db).size(), 1u);
    EXPECT_EQ(gone_files(db)[0].at, monday);
    mark_file_here(tx, "tags/x.json");
    EXPECT_TRUE(gone_files(db).empty());
}

}  // namespace
}  // namespace tidings::store
