#include "base/file.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <algorithm>

#include "support/temp_folder.h"

namespace tidings {
namespace {

namespace fs = std::filesystem;

long files_in(const fs::path& folder) {
    return std::distance(fs::directory_iterator(folder), fs::directory_iterator());
}

TEST(WriteFile, ReplacesTheOldBytesAndLeavesNothingElse) {
    const support::TempFolder folder;
    write_file(folder / "public/atom.xml", "old");
    write_file(folder / "public/atom.xml", "new");
    EXPECT_EQ(*read_file(folder / "public/atom.xml"), "new");
    EXPECT_EQ(files_in(folder / "public"), 1);
}

TEST(WriteFile, KeepsASecretFromOthers) {
    const support::TempFolder folder;
    write_file(folder / "secret.key", "x", FileMode::secret);
    struct stat status {};
    ASSERT_EQ(::stat((folder / "secret.key").c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 0777, 0600u);
}

TEST(WriteFile, SaysWhatCouldNotBeWritten) {
    const support::TempFolder folder;
    folder.write("blocked", "a file where a folder should be");
    try {
        write_file(folder / "blocked/atom.xml", "x");
        FAIL() << "was written";
    } catch (const Failure& failure) {
        EXPECT_EQ(failure.error().code, Code::disk);
        EXPECT_NE(failure.error().message.find("blocked/atom.xml"), std::string::npos);
    }
}

TEST(WriteFileIfChanged, LeavesAFileWithTheSameBytesUntouched) {
    const support::TempFolder folder;
    EXPECT_TRUE(write_file_if_changed(folder / "a", "same"));
    const auto old_time = fs::last_write_time(folder / "a") - std::chrono::hours(1);
    fs::last_write_time(folder / "a", old_time);
    EXPECT_FALSE(write_file_if_changed(folder / "a", "same"));
    EXPECT_EQ(fs::last_write_time(folder / "a"), old_time);
}

TEST(ReadFile, SaysWhichFileIsMissing) {
    const Result<std::string> bytes = read_file("/nowhere/at/all");
    ASSERT_FALSE(bytes);
    EXPECT_EQ(bytes.error().code, Code::no_such_file);
    EXPECT_NE(bytes.error().message.find("/nowhere/at/all"), std::string::npos);
}

TEST(ReadFile, RefusesWhatIsLargerThanItsLimit) {
    const support::TempFolder folder;
    EXPECT_FALSE(read_file(folder.write("big", std::string(1000, 'x')), 999));
}

}  // namespace
}  // namespace tidings
