#include "intake/local_feed.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include "support/temp_folder.h"

namespace tidings {
namespace {

// A data folder with the local folder "feeds" in it.
struct Hub {
    support::TempFolder folder;

    Hub() { std::filesystem::create_directory(folder / "feeds"); }
    Result<Document> read(const std::string& file, const std::string& local_folder = "feeds") const {
        return read_local_feed(*FeedAddress::parse("file:" + file), local_folder, Places{folder.path()});
    }
    void link(const std::string& name, const std::filesystem::path& to) const {
        std::filesystem::create_symlink(to, folder / name);
    }
};

Code code_of(const Result<Document>& document) { return document ? Code{} : document.error().code; }

TEST(ReadLocalFeed, ReadsAFileOfTheFolder) {
    const Hub hub;
    hub.folder.write("feeds/partner/news.xml", "<rss/>");
    const Result<Document> document = hub.read("partner/news.xml");
    ASSERT_TRUE(document);
    EXPECT_EQ(document->bytes, "<rss/>");
    EXPECT_EQ(document->url, std::nullopt);
}

TEST(ReadLocalFeed, TakesAFolderElsewhereToo) {
    const Hub hub;
    const support::TempFolder elsewhere;
    elsewhere.write("news.xml", "<rss/>");
    EXPECT_TRUE(hub.read("news.xml", elsewhere.path().string()));
}

TEST(ReadLocalFeed, IsRefusedWhereNoFolderIsNamed) {
    const Hub hub;
    hub.folder.write("feeds/news.xml", "<rss/>");
    hub.folder.write("news.xml", "<rss/>");
    EXPECT_EQ(code_of(hub.read("news.xml", "")), Code::refused);
}

TEST(ReadLocalFeed, FollowsLinksWithinTheFolder) {
    const Hub hub;
    hub.folder.write("feeds/news.xml", "<rss/>");
    hub.link("feeds/link.xml", "news.xml");
    EXPECT_TRUE(hub.read("link.xml"));
}

TEST(ReadLocalFeed, RefusesLinksThatLeadOut) {
    const Hub hub;
    hub.folder.write("secret.key", "secret");
    hub.link("feeds/file.xml", "../secret.key");
    hub.link("feeds/folder", "..");
    EXPECT_EQ(code_of(hub.read("file.xml")), Code::refused);
    EXPECT_EQ(code_of(hub.read("folder/secret.key")), Code::refused);
}

TEST(ReadLocalFeed, RefusesAFolderWhoseNameOnlyBeginsAlike) {
    const Hub hub;
    hub.folder.write("feeds-private/news.xml", "<rss/>");
    hub.link("feeds/link.xml", "../feeds-private/news.xml");
    EXPECT_EQ(code_of(hub.read("link.xml")), Code::refused);
}

TEST(ReadLocalFeed, SaysWhatIsNotThere) {
    const Hub hub;
    EXPECT_EQ(code_of(hub.read("missing.xml")), Code::no_such_file);
    EXPECT_EQ(code_of(hub.read("missing.xml", "nowhere")), Code::no_such_file);
    hub.link("feeds/dangling.xml", "missing.xml");
    EXPECT_EQ(code_of(hub.read("dangling.xml")), Code::no_such_file);
}

TEST(ReadLocalFeed, WaitsForNoPipeAndReadsNoFolder) {
    const Hub hub;
    std::filesystem::create_directory(hub.folder / "feeds/folder");
    ASSERT_EQ(::mkfifo((hub.folder / "feeds/pipe").c_str(), 0600), 0);
    EXPECT_EQ(code_of(hub.read("folder")), Code::no_such_file);
    EXPECT_EQ(code_of(hub.read("pipe")), Code::no_such_file);
}

TEST(ReadLocalFeed, RefusesWhatIsTooLargeForAFeed) {
    const Hub hub;
    hub.folder.write("feeds/large.xml", "");
    std::filesystem::resize_file(hub.folder / "feeds/large.xml", (16u << 20) + 1);
    EXPECT_FALSE(hub.read("large.xml"));
    std::filesystem::resize_file(hub.folder / "feeds/large.xml", 16u << 20);
    EXPECT_TRUE(hub.read("large.xml"));
}

}  // namespace
}  // namespace tidings
