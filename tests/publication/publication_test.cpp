#include "publication/publication.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "base/file.h"
#include "base/result.h"
#include "support/golden.h"
#include "support/temp_folder.h"

namespace tidings {
namespace {

namespace fs = std::filesystem;
using Names = std::vector<std::string>;

// A public folder and the database that knows what was written to it. Each publication is one run.
class APublicFolder : public ::testing::Test {
  protected:
    support::TempFolder folder;
    store::Database db = store::Database::in_memory();
    int made = 0;  // files whose bytes were asked for

    Publication publication() { return {db, folder / "public"}; }
    void offer(Publication& to, const std::string& name, const std::string& inputs) {
        to.offer(name, inputs, [this, inputs] {
            ++made;
            return "made of " + inputs;
        });
    }
    Publication::Changes publish(const std::vector<std::pair<std::string, std::string>>& offers) {
        made = 0;
        Publication run = publication();
        for (const auto& [name, inputs] : offers) offer(run, name, inputs);
        return run.write();
    }
    fs::path place(const std::string& name) const { return folder / "public" / name; }
    std::string bytes(const std::string& name) const { return support::read_bytes(place(name)); }
};

TEST_F(APublicFolder, GetsAFileOfEachOffer) {
    const Publication::Changes changes = publish({{"tags/a.json", "1"}, {"a.txt", "2"}});
    EXPECT_EQ(changes.written, (Names{"a.txt", "tags/a.json"}));
    EXPECT_EQ(bytes("tags/a.json"), "made of 1");
    EXPECT_EQ(bytes("a.txt"), "made of 2");
}

TEST_F(APublicFolder, KeepsAFileWhoseInputsAreTheSameWithoutMakingIt) {
    publish({{"a.txt", "1"}, {"b.txt", "1"}});
    const auto before = fs::last_write_time(place("a.txt"));
    EXPECT_EQ(publish({{"a.txt", "1"}, {"b.txt", "2"}}).written, Names{"b.txt"});
    EXPECT_EQ(made, 1);
    EXPECT_EQ(fs::last_write_time(place("a.txt")), before);
    EXPECT_EQ(bytes("b.txt"), "made of 2");
}

TEST_F(APublicFolder, KeepsAFileThatComesOutTheSameOfOtherInputs) {
    publish({{"a.txt", "1"}});
    const auto before = fs::last_write_time(place("a.txt"));
    Publication run = publication();
    run.offer("a.txt", "2", [] { return std::string("made of 1"); });
    EXPECT_EQ(run.write().written, Names{});
    EXPECT_EQ(fs::last_write_time(place("a.txt")), before);
    EXPECT_TRUE(publication().is_current("a.txt", "2"));
}

TEST_F(APublicFolder, GetsAFileAnewThatWasChangedOrRemovedFromOutside) {
    publish({{"a.txt", "1"}, {"b.txt", "1"}});
    write_file(place("a.txt"), "scribbled over");
    fs::remove(place("b.txt"));
    EXPECT_EQ(publish({{"a.txt", "1"}, {"b.txt", "1"}}).written, (Names{"a.txt", "b.txt"}));
    EXPECT_EQ(bytes("a.txt"), "made of 1");
}

TEST_F(APublicFolder, GetsTheCompressedTwinOfAFeedAnew) {
    publish({{"atom.xml", "1"}});
    fs::remove(place("atom.xml.gz"));
    EXPECT_FALSE(publication().is_current("atom.xml", "1"));
    publish({{"atom.xml", "1"}});
    EXPECT_TRUE(fs::exists(place("atom.xml.gz")));
}

TEST_F(APublicFolder, LosesWhatIsNoLongerOfferedAndNothingElse) {
    publish({{"a.txt", "1"}, {"tags/b.json", "1"}});
    write_file(place("tags/notes.txt"), "of the operator");
    const Publication::Changes changes = publish({{"a.txt", "1"}});
    EXPECT_EQ(changes.removed, Names{"tags/b.json"});
    EXPECT_FALSE(fs::exists(place("tags/b.json")));
    EXPECT_EQ(bytes("tags/notes.txt"), "of the operator");
    EXPECT_EQ(publish({{"a.txt", "1"}}).removed, Names{}) << "it is forgotten";
}

TEST_F(APublicFolder, TellsBeforeItWritesWhatWillBeRemoved) {
    publish({{"a.txt", "1"}, {"b.txt", "1"}});
    Publication run = publication();
    offer(run, "a.txt", "1");
    EXPECT_EQ(run.not_offered(), Names{"b.txt"});
    EXPECT_TRUE(run.offers("a.txt"));
    EXPECT_FALSE(run.offers("b.txt"));
    EXPECT_TRUE(fs::exists(place("b.txt")));
}

TEST_F(APublicFolder, HasAFileAtOnceThatIsPutIntoIt) {
    Publication run = publication();
    run.put("archive/1.atom.xml", "1", "a page");
    EXPECT_EQ(bytes("archive/1.atom.xml"), "a page");
    offer(run, "archive/1.atom.xml", "1");
    EXPECT_EQ(run.write().written, Names{"archive/1.atom.xml"});
    EXPECT_EQ(made, 0) << "it is current";
}

TEST_F(APublicFolder, ForgetsNoFileOfARunThatFailedHalfway) {
    Publication run = publication();
    offer(run, "a.txt", "1");
    run.offer("b.txt", "1", []() -> std::string { throw Failure({Code::bug, "cannot be made", ""}); });
    EXPECT_THROW(run.write(), Failure);
    EXPECT_FALSE(publication().is_current("a.txt", "1"));
    EXPECT_EQ(publish({}).removed, (Names{"a.txt", "b.txt"})) << "a later run removes both";
    EXPECT_FALSE(fs::exists(place("a.txt")));
}

TEST_F(APublicFolder, IsTheLastThatIsOfferedUnderAName) {
    publish({{"a.txt", "1"}, {"a.txt", "2"}});
    EXPECT_EQ(bytes("a.txt"), "made of 2");
    EXPECT_EQ(made, 1);
}

TEST_F(APublicFolder, ThatCannotBeMadeIsAFailureOfTheDisk) {
    write_file(folder / "public", "a file is in its place");
    try {
        publication();
        FAIL() << "no failure";
    } catch (const Failure& failure) {
        EXPECT_EQ(failure.error().code, Code::disk);
        EXPECT_NE(failure.error().message.find("public"), std::string::npos);
        EXPECT_FALSE(failure.error().hint.empty());
    }
}

TEST_F(APublicFolder, WhereAFileCannotBeWrittenIsWrittenOnceItCan) {
    write_file(folder / "public/tags", "a file where a folder should be");
    EXPECT_THROW(publish({{"a.txt", "1"}, {"tags/a.json", "1"}}), Failure);
    fs::remove(place("tags"));
    publish({{"a.txt", "1"}, {"tags/a.json", "1"}});
    EXPECT_EQ(bytes("tags/a.json"), "made of 1");
    EXPECT_TRUE(publication().is_current("a.txt", "1"));
}

}  // namespace
}  // namespace tidings
