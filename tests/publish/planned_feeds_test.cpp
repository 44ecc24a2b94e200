#include "publish/planned_feeds.h"

#include <gtest/gtest.h>

#include "publish/stories.h"

namespace tidings::publish {
namespace {

using Places = std::vector<std::size_t>;

StoryMark mark(int id, std::vector<std::string> tags = {}, std::string language = "en",
               int archive_page = 0) {
    return {.id = StoryId{id},
            .updated = at(1000 - id),
            .language = std::move(language),
            .tags = std::move(tags),
            .archive_page = archive_page};
}

const PlannedFeed* feed(const std::vector<PlannedFeed>& feeds, std::string_view name) {
    for (const PlannedFeed& one : feeds)
        if (one.atom_name == name) return &one;
    return nullptr;
}

TEST(PlannedFeeds, AreOneForEverythingForEachTagAndForEachLanguage) {
    const std::vector<StoryMark> marks{mark(1, {"gaming"}), mark(2, {"gaming", "missing"}, "it-IT")};
    const auto feeds = planned_feeds(hub(), marks, {});
    ASSERT_EQ(feeds.size(), 5U);
    EXPECT_EQ(feed(feeds, "atom.xml")->stories, (Places{0, 1}));
    EXPECT_EQ(feed(feeds, "tags/gaming.atom.xml")->stories, (Places{0, 1}));
    EXPECT_EQ(feed(feeds, "tags/missing.atom.xml")->stories, Places{1});
    EXPECT_EQ(feed(feeds, "languages/it.atom.xml")->stories, Places{1});
}

TEST(PlannedFeeds, HaveIdsThatDoNotNameTheirAddress) {
    const std::vector<StoryMark> marks{mark(1, {"gaming"})};
    const auto feeds = planned_feeds(hub(), marks, {});
    EXPECT_EQ(feed(feeds, "tags/gaming.atom.xml")->id, "tag:hub.example.org,2026:feed/tags/gaming");
}

TEST(PlannedFeeds, KnowNoTagThatTheVocabularyLacksOrThatIsNoFileName) {
    Hub strict = hub();
    strict.tag_facet = [](std::string_view tag) { return std::string(tag == "old" ? "" : "topic"); };
    const std::vector<StoryMark> marks{mark(1, {"../../etc", "old", "Upper"}, "")};
    EXPECT_EQ(planned_feeds(strict, marks, {}).size(), 1U);
}

TEST(PlannedFeeds, HoldAtMostFiftyStories) {
    std::vector<StoryMark> marks;
    for (int id = 0; id < 60; ++id) marks.push_back(mark(id, {"gaming"}, "en", id < 30 ? 0 : 1));
    const auto feeds = planned_feeds(hub(), marks, {});
    EXPECT_EQ(feed(feeds, "atom.xml")->stories.size(), 50U);
    EXPECT_EQ(feed(feeds, "tags/gaming.atom.xml")->stories.size(), 50U);
}

TEST(PlannedFeeds, HoldEveryStoryThatIsInNoArchivePage) {
    std::vector<StoryMark> marks;
    for (int id = 0; id < 60; ++id) marks.push_back(mark(id, {}, "en", id == 59 ? 0 : 1));
    const PlannedFeed combined = planned_combined_feed(hub(), marks, {});
    EXPECT_EQ(combined.stories.size(), 50U);
    EXPECT_EQ(combined.stories.back(), 59U);
}

TEST(PlannedFeeds, BuryAStoryInEveryFeedThatHadIt) {
    const std::vector<GoneStory> gone{
        {.id = StoryId{7}, .entry_id = "urn:7", .at = at(5), .language = "it", .tags = {"gaming"}}};
    const auto feeds = planned_feeds(hub(), {}, gone);
    for (const char* name : {"atom.xml", "tags/gaming.atom.xml", "languages/it.atom.xml"})
        EXPECT_EQ(feed(feeds, name)->gone, Places{0}) << name;
}

TEST(PlannedFeeds, TellTheTagOfAFileTheyOnceWere) {
    EXPECT_EQ(tag_of_file("tags/gaming.atom.xml"), "gaming");
    EXPECT_EQ(tag_of_file("tags/gaming.json"), "gaming");
    EXPECT_EQ(tag_of_file("languages/it.json"), "");
}

}  // namespace
}  // namespace tidings::publish
