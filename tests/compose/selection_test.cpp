#include "compose/selection.h"

#include <gtest/gtest.h>

#include "compose/made_up_stories.h"

namespace tidings {
namespace {

std::vector<StoryId> ids(std::initializer_list<int> numbers) {
    std::vector<StoryId> all;
    for (const int number : numbers) all.push_back(StoryId{number});
    return all;
}

TEST(Assemble, PutsTheNewestFirst) { EXPECT_EQ(assemble(ids({1, 2, 3}), {}, 10), ids({3, 2, 1})); }

TEST(Assemble, KeepsTheLongestWaitingStoriesAboveTheLimit) {
    EXPECT_EQ(assemble(ids({1, 2, 3, 4}), {}, 2), ids({2, 1}));
}

TEST(Assemble, LeavesOutADroppedStoryAndFillsItsPlace) {
    EXPECT_EQ(assemble(ids({1, 2, 3}), {{.story = StoryId{1}, .dropped = true}}, 2), ids({3, 2}));
}

TEST(Assemble, PutsPinnedStoriesFirstIgnoringTheLimit) {
    EXPECT_EQ(assemble(ids({1, 2, 3, 4}), {{.story = StoryId{4}, .pinned = true}}, 2), ids({4, 1}));
    EXPECT_EQ(assemble(ids({1, 2}), {{.story = StoryId{1}, .pinned = true}}, 0), ids({1}));
}

TEST(Assemble, PutsAStoryWhereAnEditorWantsIt) {
    EXPECT_EQ(assemble(ids({1, 2, 3}), {{.story = StoryId{1}, .place = 1}}, 9), ids({1, 3, 2}));
    EXPECT_EQ(assemble(ids({1, 2, 3}), {{.story = StoryId{3}, .place = 99}}, 9), ids({2, 1, 3}));
    EXPECT_EQ(
        assemble(ids({1, 2, 3}), {{.story = StoryId{1}, .place = 2}, {.story = StoryId{2}, .place = 1}}, 9),
        ids({2, 1, 3}));
}

TEST(Assemble, ForgetsEditsOfStoriesThatAreGone) {
    EXPECT_EQ(assemble(ids({2}), {{.story = StoryId{1}, .pinned = true, .place = 1}}, 9), ids({2}));
}

Story tagged(std::vector<std::string> tags, const std::string& language = "en") {
    Story story = support::made_up_story("A story");
    story.tags = std::move(tags);
    story.lead.language = language;
    return story;
}

TEST(Wants, IsTrueOfEverythingForAReaderWhoChoseNothing) {
    EXPECT_TRUE(wants({}, tagged({})));
    EXPECT_TRUE(wants({}, tagged({"grooming"}, "el")));
}

TEST(Wants, AsksForOneOfTheTopics) {
    const Preferences choosy{.topics = {"grooming", "schools"}};
    EXPECT_TRUE(wants(choosy, tagged({"report", "schools"})));
    EXPECT_FALSE(wants(choosy, tagged({"report"})));
    EXPECT_FALSE(wants(choosy, tagged({})));
}

TEST(Wants, AsksForOneOfTheLanguagesWhereAStorysIsKnown) {
    const Preferences choosy{.languages = {"en", "fr"}};
    EXPECT_TRUE(wants(choosy, tagged({}, "en-GB")));
    EXPECT_FALSE(wants(choosy, tagged({}, "el")));
    EXPECT_TRUE(wants(choosy, tagged({}, "")));
}

TEST(Sections, TakeEachStoryOnceInTheirOwnOrder) {
    const std::vector<Story> stories{tagged({"b"}), tagged({}), tagged({"a", "b"}), tagged({"a"})};
    const std::vector<Section> sections = in_sections(stories, {"a", "b", "c"});
    ASSERT_EQ(sections.size(), 3u);
    EXPECT_EQ(sections[0].tag, "a");
    EXPECT_EQ(sections[0].stories, (std::vector<const Story*>{&stories[2], &stories[3]}));
    EXPECT_EQ(sections[1].stories, (std::vector<const Story*>{&stories[0]}));
    EXPECT_EQ(sections[2].tag, "");
    EXPECT_EQ(sections[2].stories, (std::vector<const Story*>{&stories[1]}));
}

TEST(Sections, AreOneForADigestThatHasNone) { EXPECT_EQ(in_sections({}, {}).size(), 0u); }

}  // namespace
}  // namespace tidings
