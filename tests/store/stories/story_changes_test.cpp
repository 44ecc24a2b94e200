#include "store/stories/story_changes.h"

#include <gtest/gtest.h>

#include "store/issues/candidates.h"
#include "support/stored.h"

namespace tidings::store {
namespace {

using support::add_feed;
using support::add_story;
using support::approve;
using support::item;
using support::monday;

class StoryChanges : public ::testing::Test {
  protected:
    Database db = Database::in_memory();
    Transaction tx{db};
    FeedId inhope = add_feed(tx, "inhope"), cesie = add_feed(tx, "cesie");
    StoryId one = add_story(tx, inhope, item("One", "https://a.example/1"));
    StoryId two = add_story(tx, cesie, item("Two", "https://b.example/2"));
    StoryId three = add_story(tx, cesie, item("Three", "https://b.example/3"));
};

TEST_F(StoryChanges, MergingKeepsTheEntryIdAndTellsWhereElseItStands) {
    approve(tx, one);
    merge_stories(tx, one, two, "eva says so", monday);
    const Story merged = *story(db, one);
    EXPECT_EQ(merged.entry_id, "https://a.example/1");
    EXPECT_EQ(merged.curation, Curation::approved);
    ASSERT_EQ(merged.also_at.size(), 1u);
    EXPECT_EQ(merged.also_at[0].why, "eva says so");
}

TEST_F(StoryChanges, AMergedStoryIsNoLongerListedOrCounted) {
    merge_stories(tx, one, two, "", monday);
    EXPECT_FALSE(story(db, two));
    EXPECT_EQ(merged_into(db, two), one);
    int listed = 0;
    each_story(db, Curation::pending, 0, [&](const Story&) { ++listed; });
    EXPECT_EQ(listed, 2);
    EXPECT_EQ(count_stories(db).pending, 2);
    merge_stories(tx, three, one, "", monday);
    EXPECT_EQ(merged_into(db, two), three);
}

TEST_F(StoryChanges, AnItemThatIsMovedLeavesItsStory) {
    merge_stories(tx, one, two, "same title", monday);
    const ItemId moved = story(db, one)->also_at[0].item;
    const StoryId own = open_story(tx, monday);
    move_item(tx, moved, own, "");
    set_lead(tx, own, moved, "hub.example,2026");
    EXPECT_TRUE(story(db, one)->also_at.empty());
    EXPECT_EQ(story(db, own)->lead.title, "Two");
    EXPECT_TRUE(place_of(db, moved)->leads);
    EXPECT_TRUE(has_one_item(db, own));
}

TEST_F(StoryChanges, KeptApartIsBothWaysAndEndsWithAMerger) {
    keep_apart(tx, one, two);
    EXPECT_TRUE(are_kept_apart(db, two, one));
    EXPECT_FALSE(are_kept_apart(db, one, three));
    merge_stories(tx, one, two, "after all", monday);
    EXPECT_FALSE(are_kept_apart(db, one, two));
}

TEST_F(StoryChanges, WhatIsKeptApartFromAStoryStaysApartFromWhatTakesItIn) {
    keep_apart(tx, two, three);
    merge_stories(tx, one, two, "", monday);
    EXPECT_TRUE(are_kept_apart(db, one, three));
}

TEST_F(StoryChanges, RelatedStoriesHaveTheNumberOfTheOldest) {
    relate(tx, two, one, "perhaps a translation");
    relate(tx, three, two, "perhaps another");
    EXPECT_EQ(cluster_of(db, three), one);
    const std::vector<Related> related = related_to(db, two);
    ASSERT_EQ(related.size(), 2u);
    EXPECT_EQ(related[0].title, "One");
    EXPECT_EQ(related[0].why, "perhaps a translation");
    EXPECT_EQ(related[1].why, "perhaps another");
}

TEST_F(StoryChanges, AClusterOutlivesTheMergerOfItsOldestStory) {
    relate(tx, two, one, "");
    merge_stories(tx, three, one, "", monday);
    EXPECT_EQ(cluster_of(db, two), three);
    EXPECT_EQ(cluster_of(db, three), three);
}

TEST_F(StoryChanges, AnIssueThatHadAStoryHadTheOneItWasMergedInto) {
    tx.run("insert into digests (id, slug, last_due) values (1, 'weekly', 0)");
    tx.run("insert into issues (id, digest, state, title, due, cut_off) values (1, 1, 'sent', '', 0, 0)");
    tx.run("insert into issue_stories (issue, position, story) values (1, 1, ?)", {two});
    approve(tx, one);
    merge_stories(tx, one, two, "", monday);
    EXPECT_TRUE(candidates(db, {.digest = "weekly", .cut_off = monday}).empty());
}

TEST_F(StoryChanges, ANewLeadLeavesTheEntryId) {
    merge_stories(tx, one, two, "", monday);
    change_lead(tx, one, story(db, one)->also_at[0].item);
    EXPECT_EQ(story(db, one)->lead.title, "Two");
    EXPECT_EQ(story(db, one)->entry_id, "https://a.example/1");
}

}  // namespace
}  // namespace tidings::store
