#include "publication/publish.h"

#include <algorithm>

#include "base/file.h"
#include "base/result.h"
#include "publication/check_publication.h"
#include "publication/publishing_hub.h"

namespace tidings {
namespace {

namespace fs = std::filesystem;

class Publishing : public support::PublishingHub {
  protected:
    std::vector<std::string> problems() const { return check_publication(world).problems; }
    static bool has(const std::vector<std::string>& names, std::string_view name) {
        return std::ranges::find(names, name) != names.end();
    }
};

TEST_F(Publishing, MakesSoundFilesOfAHubWithoutStories) {
    const Published published = publish_feeds(world);
    EXPECT_EQ(published.stories, 0u);
    for (const char* name : {"atom.xml", "feed.json", "opml.xml", "feeds/index.html", "issues/index.html"})
        EXPECT_TRUE(has(published.written, name)) << name;
    EXPECT_EQ(problems(), std::vector<std::string>{});
}

TEST_F(Publishing, ShowsWhatIsApprovedAndNothingThatWaits) {
    add_approved("A report", "https://h.example/1");
    add("A draft", "https://h.example/2");
    EXPECT_EQ(publish_feeds(world).stories, 1u);
    EXPECT_NE(file("atom.xml").find("A report"), std::string::npos);
    for (const auto& entry : fs::recursive_directory_iterator(folder / "public"))
        if (entry.is_regular_file()) {
            EXPECT_EQ(support::read_bytes(entry.path()).find("A draft"), std::string::npos) << entry.path();
        }
}

TEST_F(Publishing, WritesNothingWhenNothingChanged) {
    add_approved("A report", "https://h.example/1");
    publish_feeds(world);
    now += std::chrono::hours(24);
    const Published again = publish_feeds(world);
    EXPECT_EQ(again.written, std::vector<std::string>{});
    EXPECT_EQ(again.removed, std::vector<std::string>{});
}

TEST_F(Publishing, WritesOnlyTheFilesThatANewStoryStandsIn) {
    add_approved("A report", "https://h.example/1");
    publish_feeds(world);
    now += std::chrono::hours(1);
    add_approved("Another", "https://h.example/2");
    const Published published = publish_feeds(world);
    for (const char* name : {"atom.xml", "feed.json", "languages/en.atom.xml"})
        EXPECT_TRUE(has(published.written, name)) << name;
    for (const char* name : {"opml.xml", "robots.txt", "style.css", "issues/index.html"})
        EXPECT_FALSE(has(published.written, name)) << name;
}

TEST_F(Publishing, RemovesTheFeedsOfALanguageThatHasNoStoryLeft) {
    const StoryId story = add_approved("A report", "https://h.example/1");
    publish_feeds(world);
    decide(story, Curation::approved, Curation::held);
    const Published published = publish_feeds(world);
    EXPECT_TRUE(has(published.removed, "languages/en.atom.xml"));
    EXPECT_EQ(file("atom.xml").find("A report"), std::string::npos);
    EXPECT_EQ(problems(), std::vector<std::string>{});
}

TEST_F(Publishing, FailsWithoutForgettingAStoryWhenTheFolderCannotBeWritten) {
    add_approved("A report", "https://h.example/1");
    write_file(folder / "public", "a file is in its place");
    EXPECT_THROW(publish_feeds(world), Failure);
    fs::remove(folder / "public");
    EXPECT_EQ(publish_feeds(world).stories, 1u);
    EXPECT_NE(file("atom.xml").find("A report"), std::string::npos);
}

TEST_F(Publishing, TellsOfAWebSubHubThatIsAwayAndTellsItLater) {
    settings.publish.websub_hub = "https://websub.example/";
    add_approved("A report", "https://h.example/1");
    publish_feeds(world);
    EXPECT_NE(log_text.str().find("the WebSub hub was not told"), std::string::npos);
    const std::size_t topics = http.asked().size();
    EXPECT_GE(topics, 2u);

    http.answer("https://websub.example/", "");
    EXPECT_EQ(publish_feeds(world).written, std::vector<std::string>{});
    EXPECT_EQ(http.asked().size(), 2 * topics);
    publish_feeds(world);
    EXPECT_EQ(http.asked().size(), 2 * topics) << "each is told once";
}

TEST_F(Publishing, IsNotSoundBeforeItWasDoneNorWithAFileMissing) {
    EXPECT_TRUE(has(problems(), "atom.xml: it was never published"));
    publish_feeds(world);
    fs::remove(place("feed.json"));
    EXPECT_TRUE(has(problems(), "feed.json: it is missing"));
    EXPECT_FALSE(fs::exists(place("feed.json"))) << "reading back writes nothing";
}

TEST_F(Publishing, IsNotSoundWithAForeignFileInAFolderOfOurs) {
    publish_feeds(world);
    write_file(place("feeds/notes.txt"), "of the operator");
    write_file(place("notes.txt"), "of the operator");
    EXPECT_EQ(problems(), std::vector<std::string>{"feeds/notes.txt: we did not write it"});
}

}  // namespace
}  // namespace tidings
