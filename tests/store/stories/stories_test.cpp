#include "store/stories/stories.h"

#include <gtest/gtest.h>

#include "store/acts/acts.h"
#include "store/stories/item_tags.h"
#include "store/stories/published.h"
#include "support/stored.h"

namespace tidings::store {
namespace {

using support::add_feed;
using support::add_story;
using support::approve;
using support::item;
using support::monday;

class Stories : public ::testing::Test {
  protected:
    Database db = Database::in_memory();
    Transaction tx{db};
    FeedId feed = add_feed(tx, "inhope");
};

TEST_F(Stories, ComeBackWithEveryFieldOfTheirLead) {
    Item lead = item("Title", "https://a.example/1");
    lead.authors = {{"Ada", "ada@a.example", *Url::parse("https://a.example/ada")}};
    lead.categories = {{"term", "scheme", "label"}};
    lead.attachments = {{*Url::parse("https://a.example/a.pdf"), "application/pdf", 12, std::nullopt}};
    lead.source = Source{"id", "title", std::nullopt};
    const std::optional<Story> told = story(db, add_story(tx, feed, lead));
    ASSERT_TRUE(told);
    EXPECT_EQ(told->lead.authors, lead.authors);
    EXPECT_EQ(told->lead.categories, lead.categories);
    EXPECT_EQ(told->lead.attachments, lead.attachments);
    EXPECT_EQ(told->lead.source, lead.source);
    EXPECT_EQ(told->lead.published, lead.published);
    EXPECT_EQ(told->partner.name, "Partner inhope");
}

TEST_F(Stories, AreNeitherPublishedNorChangedLaterThanTheyWereSeen) {
    Item event = item("Event", "https://a.example/1");
    event.published = event.modified = monday + std::chrono::days(300);
    const std::optional<Story> told = story(db, add_story(tx, feed, event));
    EXPECT_EQ(told->lead.published, told->first_seen);
    EXPECT_EQ(told->lead.modified, told->first_seen);
}

TEST_F(Stories, KeepAnIriAsTheirEntryId) {
    EXPECT_EQ(story(db, add_story(tx, feed, item("A", "https://a.example/1")))->entry_id,
              "https://a.example/1");
}

TEST_F(Stories, GetAMintedEntryIdWhenThePartnersIsNone) {
    for (const char* guid :
         {"post 17", "17", "tag:a.example:17", "tag:a.example,26:17", "urn:uuid:17", "urn:x", "http://",
          "https://a.example/<b>", "vbscript:x", "file:///var/feeds/17", "BLOB:https://a.example/17",
          "feed:https://a.example/17", "mailto:a@a.example", "about:blank", "cms-internal:17"}) {
        Item odd = item("A", "https://a.example/1");
        odd.id = guid;
        const StoryId id = add_story(tx, feed, odd);
        EXPECT_EQ(story(db, id)->entry_id, "tag:hub.example,2026:story/" + std::to_string(number(id)))
            << guid;
    }
}

TEST_F(Stories, TakeOverTagsUrnsAndOtherIris) {
    for (const char* guid :
         {"tag:a.example,2026-11-22:17", "urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6",
          "urn:isbn:0451450523", "yt:video:x17", "doi:10.5555/17", "ark:/12345/x17", "oai:a.example:17"}) {
        Item told = item("A", "https://a.example/1");
        told.id = guid;
        EXPECT_EQ(story(db, add_story(tx, feed, told))->entry_id, guid);
    }
}

// Validators warn of ids in another form than the canonical one (RFC 4287 section 4.2.6.1).
TEST_F(Stories, WriteAnAddressAsEntryIdInItsCanonicalForm) {
    Item odd = item("A", "https://a.example/1");
    odd.id = "HTTP://A.Example:80";
    EXPECT_EQ(story(db, add_story(tx, feed, odd))->entry_id, "http://a.example/");
}

TEST_F(Stories, NeverShareAnEntryId) {
    const StoryId first = add_story(tx, feed, item("A", "https://a.example/1"));
    const StoryId second = add_story(tx, feed, item("B", "https://a.example/1"));
    EXPECT_NE(story(db, first)->entry_id, story(db, second)->entry_id);
}

TEST_F(Stories, AreNotPublishedBeforeAnEditorApproves) {
    const StoryId id = add_story(tx, feed, item("A", "https://a.example/1"));
    EXPECT_TRUE(published_marks(db).empty());
    approve(tx, id);
    EXPECT_EQ(published_marks(db).size(), 1u);
}

TEST_F(Stories, NeverShareTheMomentTheyWereUpdated) {
    approve(tx, add_story(tx, feed, item("A", "https://a.example/1")));
    approve(tx, add_story(tx, feed, item("B", "https://a.example/2")));
    const std::vector<StoryMark> published = published_marks(db);
    EXPECT_EQ(published[0].updated, monday);
    EXPECT_EQ(published[1].updated, monday - std::chrono::seconds(1));
}

TEST_F(Stories, MoveTheirUpdateWhenTheirLeadChanges) {
    const StoryId id = add_story(tx, feed, item("A", "https://a.example/1"));
    approve(tx, id);
    mark_changed(tx, id, monday + std::chrono::hours(1));
    EXPECT_EQ(story(db, id)->updated, monday + std::chrono::hours(1));
}

TEST_F(Stories, WriteDownWhoDecidedWhatAndWhy) {
    const StoryId id = add_story(tx, feed, item("A", "https://a.example/1"));
    record_decision(tx, {id, Curation::pending, Curation::rejected, "eva", "off topic"}, monday);
    const std::vector<Act> acts = acts_on(db, ActSubject::story, number(id));
    ASSERT_EQ(acts.size(), 1u);
    EXPECT_EQ(acts[0].by + " " + acts[0].what + ": " + acts[0].why, "eva rejected: off topic");
    EXPECT_EQ(acts[0].changes, (std::vector<FieldChange>{{"curation", "pending", "rejected"}}));
}

TEST_F(Stories, TellWhereElseTheyStand) {
    const StoryId id = add_story(tx, feed, item("A", "https://a.example/1"));
    const Item copy = item("A", "https://b.example/1");
    add_item(tx, {add_feed(tx, "cesie"), id, "same title", copy, Identity{}}, monday);
    const std::optional<Story> told = story(db, id);
    ASSERT_EQ(told->also_at.size(), 1u);
    EXPECT_EQ(told->also_at[0].partner_name, "Partner cesie");
    EXPECT_EQ(told->also_at[0].why, "same title");
}

TEST_F(Stories, HaveTheTagsOfAllTheirItemsOnce) {
    const StoryId id = add_story(tx, feed, item("A", "https://a.example/1"));
    const Item copy = item("A", "https://b.example/1");
    const ItemId second = add_item(tx, {feed, id, "same title", copy, Identity{}}, monday);
    set_item_tags(tx, story(db, id)->lead_id, {{"missing", 2, "phrase"}, {"grooming", 1, "phrase"}});
    set_item_tags(tx, second, {{"grooming", 1, "phrase"}});
    EXPECT_EQ(story(db, id)->tags, (std::vector<std::string>{"grooming", "missing"}));
    EXPECT_EQ(count_tags_in_use(db), 2);
}

}  // namespace
}  // namespace tidings::store
