#include "base/file.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <algorithm>

#include "base/descriptor.h"
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

TEST(WriteFile, WritesASecretFileForItsOwnerOnly) {
    const support::TempFolder folder;
    write_file(folder / "secret.key", "x", FileMode::secret);
    struct stat status {};
    ASSERT_EQ(::stat((folder / "secret.key").c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 0777, 0600u);
}

TEST(WriteFile, NamesTheFileThatCouldNotBeWritten) {
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

TEST(Descriptor, SaysWhetherAFileHoldsJustTheseBytes) {
    const support::TempFolder folder;
    const std::string bytes(200'000, 'x');
    const std::filesystem::path file = folder.write("a", bytes);
    const auto held = [&](const std::string& expected) {
        return holds(Descriptor(::open(file.c_str(), O_RDONLY | O_CLOEXEC)), expected);
    };
    EXPECT_TRUE(held(bytes));
    EXPECT_FALSE(held(bytes + "x"));
    EXPECT_FALSE(held(bytes.substr(1)));
    EXPECT_FALSE(held(bytes.substr(1) + "y"));
    EXPECT_FALSE(held(""));
}

TEST(ReadFile, SaysWhichFileIsMissing) {
    const Result<std::string> bytes = read_file("/nowhere/at/all");
    ASSERT_FALSE(bytes);
    EXPECT_EQ(bytes.error().code, Code::no_such_file);
    EXPECT_NE(bytes.error().message.find("/nowhere/at/all"), std::string::npos);
}

TEST(ReadFile, RefusesAFileAboveItsLimit) {
    const support::TempFolder folder;
    EXPECT_FALSE(read_file(folder.write("big", std::string(1000, 'x')), 999));
}

}  // namespace
}  // namespace tidings
