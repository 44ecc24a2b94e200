#include "publish/archive_pages.h"

#include <gtest/gtest.h>

#include "publish/stories.h"

namespace tidings::publish {
namespace {

using Places = std::vector<std::size_t>;

StoryMark mark(int id, long long updated, int excerpt_limit = -1) {
    return {.id = StoryId{id}, .updated = at(updated), .excerpt_limit = excerpt_limit};
}

// Stories 1 and 2, told at 10 and 20.
const std::vector<ArchiveEntry> told{{1, StoryId{1}, at(10)}, {1, StoryId{2}, at(20)}};

ArchivePage page(const std::vector<StoryMark>& marks, const std::vector<GoneStory>& gone = {}) {
    return archive_pages(told, marks, gone).front();
}

TEST(ArchivePages, HoldTheirStoriesTheLastUpdatedFirst) {
    EXPECT_EQ(page({mark(2, 20), mark(1, 10)}).stories, (Places{0, 1}));
}

TEST(ArchivePages, StayAsTheyAreWhenAStoryIsToldAnew) {
    const ArchivePage before = page({mark(2, 20), mark(1, 10)});
    const ArchivePage after = page({mark(1, 99), mark(2, 20)});
    EXPECT_EQ(after.permissions, before.permissions);
    EXPECT_EQ(after.stories, Places{1}) << "were it made anew, the later page would have the story";
}

TEST(ArchivePages, ChangeWhenAStoryIsWithdrawn) {
    const ArchivePage before = page({mark(2, 20), mark(1, 10)});
    const ArchivePage after = page({mark(2, 20)}, {{.id = StoryId{1}, .entry_id = "urn:x", .at = at(30)}});
    EXPECT_NE(after.permissions, before.permissions);
    EXPECT_EQ(after.stories, Places{0});
    EXPECT_EQ(after.gone, Places{0});
}

TEST(ArchivePages, ChangeWhenAStoryIsHeldWithoutATombstone) {
    const ArchivePage after = page({mark(2, 20)});
    EXPECT_NE(after.permissions, page({mark(2, 20), mark(1, 10)}).permissions);
    EXPECT_TRUE(after.gone.empty());
}

TEST(ArchivePages, ChangeWhenAPartnerAllowsLessThanBefore) {
    EXPECT_NE(page({mark(2, 20), mark(1, 10, 200)}).permissions,
              page({mark(2, 20), mark(1, 10)}).permissions);
}

TEST(ArchivePages, HaveNamesThatStay) {
    EXPECT_EQ(archive_name(12), "archive/12.atom.xml");
    EXPECT_EQ(archive_name(0), "");
}

}  // namespace
}  // namespace tidings::publish
