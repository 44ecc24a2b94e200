#include "publish/write_files.h"

#include <gtest/gtest.h>

#include "base/file.h"
#include "support/temp_folder.h"

namespace tidings::publish {
namespace {

TEST(WriteIfChanged, WritesOnlyWhatChangedAndNamesIt) {
    const support::TempFolder folder;
    write_if_changed(folder.path(), {{"atom.xml", "a"}, {"feed.json", "b"}});

    const auto written = write_if_changed(folder.path(), {{"atom.xml", "a"}, {"feed.json", "c"}});

    EXPECT_EQ(written, std::vector<std::string>{"feed.json"});
    EXPECT_EQ(*read_file(folder.path() / "feed.json"), "c");
}

TEST(WriteIfChanged, LeavesTheTimeOfAnUnchangedFileAlone) {
    const support::TempFolder folder;
    write_if_changed(folder.path(), {{"atom.xml", "a"}});
    const auto before = std::filesystem::last_write_time(folder.path() / "atom.xml") - std::chrono::hours(1);
    std::filesystem::last_write_time(folder.path() / "atom.xml", before);

    const auto written = write_if_changed(folder.path(), {{"atom.xml", "a"}});

    EXPECT_TRUE(written.empty());
    EXPECT_EQ(std::filesystem::last_write_time(folder.path() / "atom.xml"), before);
}

TEST(WriteIfChanged, MakesFoldersOnTheWay) {
    const support::TempFolder folder;

    const auto written = write_if_changed(folder.path() / "public", {{"tags/topic/grooming.xml", "x"}});

    EXPECT_EQ(written, std::vector<std::string>{"tags/topic/grooming.xml"});
    EXPECT_EQ(*read_file(folder.path() / "public" / "tags" / "topic" / "grooming.xml"), "x");
}

}  // namespace
}  // namespace tidings::publish
