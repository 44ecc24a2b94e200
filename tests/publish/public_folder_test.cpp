#include "publish/public_folder.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>

#include "base/file.h"
#include "base/result.h"
#include "publish/gzip.h"
#include "support/temp_folder.h"

namespace tidings::publish {
namespace {

namespace fs = std::filesystem;

bool holds_packed(const fs::path& file, std::string_view bytes) {
    return is_gzip_of(*read_file(file), bytes);
}

TEST(PublicFolder, SaysWhetherItWroteAFile) {
    const support::TempFolder folder;
    PublicFolder files(folder / "public");

    EXPECT_TRUE(files.write_if_changed("tags/a.json", "1"));
    EXPECT_FALSE(files.write_if_changed("tags/a.json", "1"));
    EXPECT_TRUE(files.write_if_changed("tags/a.json", "2"));
    EXPECT_EQ(*read_file(folder / "public/tags/a.json"), "2");
}

TEST(PublicFolder, IsForTheWebServerWhateverTheUmask) {
    const support::TempFolder folder;
    const mode_t before = ::umask(077);
    PublicFolder files(folder / "srv/public");
    files.write_if_changed("tags/a.json", "1");
    ::umask(before);
    for (const char* name : {"srv", "srv/public", "srv/public/tags"})
        EXPECT_EQ(fs::status(folder / name).permissions(), fs::perms{0755}) << name;
    EXPECT_EQ(fs::status(folder / "srv/public/tags/a.json").permissions(), fs::perms{0644});
}

TEST(PublicFolder, LeavesTheTimeOfAnUnchangedFileAlone) {
    const support::TempFolder folder;
    PublicFolder files(folder.path());
    files.write_if_changed("atom.xml", "a");
    const auto before = fs::last_write_time(folder / "atom.xml") - std::chrono::hours(1);
    fs::last_write_time(folder / "atom.xml", before);

    files.write_if_changed("atom.xml", "a");

    EXPECT_EQ(fs::last_write_time(folder / "atom.xml"), before);
}

TEST(PublicFolder, KeepsCompressedTwinsOfFrequentlyFetchedFilesInStep) {
    const support::TempFolder folder;
    PublicFolder files(folder.path());

    files.write_if_changed("atom.xml", "old");
    files.write_if_changed("atom.xml", "new");

    EXPECT_TRUE(holds_packed(folder / "atom.xml.gz", "new"));
    EXPECT_EQ(fs::last_write_time(folder / "atom.xml.gz"), fs::last_write_time(folder / "atom.xml"));
}

TEST(PublicFolder, BringsALostTwinBack) {
    const support::TempFolder folder;
    PublicFolder files(folder.path());
    files.write_if_changed("feed.json", "{}");
    fs::remove(folder / "feed.json.gz");

    EXPECT_FALSE(files.write_if_changed("feed.json", "{}"));
    EXPECT_TRUE(holds_packed(folder / "feed.json.gz", "{}"));
}

TEST(PublicFolder, LeavesNoTemporaryFileBehind) {
    const support::TempFolder folder;
    PublicFolder files(folder.path());

    files.write_if_changed("tags/a.json", "1");

    EXPECT_EQ(files.names(), std::vector<std::string>{"tags/a.json"});
}

TEST(PublicFolder, WritesThroughNoSymbolicLink) {
    const support::TempFolder folder, elsewhere;
    fs::create_directory_symlink(elsewhere.path(), folder / "tags");
    PublicFolder files(folder.path());

    EXPECT_THROW(files.write_if_changed("tags/a.json", "1"), Failure);
    EXPECT_FALSE(fs::exists(elsewhere / "a.json"));
}

TEST(PublicFolder, RemovesAFileItsTwinAndTheFolderThatBecomesEmpty) {
    const support::TempFolder folder;
    PublicFolder files(folder.path());
    files.write_if_changed("atom.xml", "a");
    files.write_if_changed("tags/a.json", "1");

    files.remove("atom.xml");
    files.remove("tags/a.json");

    EXPECT_TRUE(fs::is_empty(folder.path()));
}

TEST(PublicFolder, MakesAFolderAgainThatItRemoved) {
    const support::TempFolder folder;
    PublicFolder files(folder.path());
    files.write_if_changed("tags/a.json", "1");
    files.remove("tags/a.json");

    EXPECT_TRUE(files.write_if_changed("tags/a.json", "2"));
    EXPECT_EQ(*read_file(folder / "tags/a.json"), "2");
}

TEST(PublicFolder, KeepsAFolderThatHoldsAForeignFile) {
    const support::TempFolder folder;
    PublicFolder files(folder.path());
    files.write_if_changed("tags/a.json", "1");
    write_file(folder / "tags/notes.txt", "mine");

    files.remove("tags/a.json");

    EXPECT_EQ(*read_file(folder / "tags/notes.txt"), "mine");
}

}  // namespace
}  // namespace tidings::publish
