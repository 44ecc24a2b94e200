#include "commands/syntax.h"

#include <gtest/gtest.h>

// One command's part of the command line, into the fields that it binds.
namespace tidings {
namespace {

using Words = std::vector<std::string>;

// A command with an option of every kind.
struct Wanted {
    std::string first, second;
    bool json = false;
    int count = 0;
    std::string by;
    std::optional<std::string> title;
    std::vector<std::string> tags;
};

struct Read {
    Result<Reading> reading;
    Wanted wanted;
};

Read read(const Words& words, const GlobalOptions& defaults = {}) {
    Wanted wanted;
    Syntax syntax("things do", defaults);
    syntax.one_and_maybe(wanted.first, wanted.second);
    syntax.flag("--json", wanted.json);
    syntax.count("--count", wanted.count);
    syntax.must_text("--by", wanted.by);
    syntax.text("--title", wanted.title);
    syntax.list("--tag", wanted.tags);
    Result<Reading> reading = syntax.read(words);
    return {std::move(reading), std::move(wanted)};
}

std::string problem_of(const Words& words) {
    const Read done = read(words);
    if (done.reading) return "";
    EXPECT_EQ(done.reading.error().code, Code::usage);
    return done.reading.error().message + " / " + done.reading.error().hint;
}

TEST(Syntax, FillsTheFieldsThatOptionsAndOperandsAreBoundTo) {
    const Read done =
        read({"a", "--by", "me", "b", "--json", "--count=3", "--title", "", "--tag", "x", "--tag", "y"});
    ASSERT_TRUE(done.reading);
    EXPECT_EQ(done.wanted.first, "a");
    EXPECT_EQ(done.wanted.second, "b");
    EXPECT_TRUE(done.wanted.json);
    EXPECT_EQ(done.wanted.count, 3);
    EXPECT_EQ(done.wanted.by, "me");
    EXPECT_EQ(done.wanted.title, "");
    EXPECT_EQ(done.wanted.tags, (Words{"x", "y"}));
}

TEST(Syntax, LeavesTheFieldsOfWhatIsLeftOut) {
    const Read done = read({"--by", "me", "a"});
    ASSERT_TRUE(done.reading);
    EXPECT_EQ(done.wanted.second, "");
    EXPECT_FALSE(done.wanted.json);
    EXPECT_EQ(done.wanted.count, 0);
    EXPECT_EQ(done.wanted.title, std::nullopt);
}

TEST(Syntax, TakesADashAsAnOperand) { EXPECT_EQ(read({"-", "--by", "me"}).wanted.first, "-"); }

TEST(Syntax, PrefersTheDataFolderOfTheCommandLineToTheOneThatItWasGiven) {
    const GlobalOptions hub{.data = "hub"};
    EXPECT_EQ(read({"a", "--by", "me"}, hub).reading->global.data, "hub");
    EXPECT_EQ(read({"a", "--by", "me", "--data", "other"}, hub).reading->global.data, "other");
    EXPECT_EQ(read({"a", "--by", "me"}).reading->global.data, ".");
}

TEST(Syntax, SetsHowMuchIsToldByQuietAndVerbose) {
    EXPECT_TRUE(read({"a", "--by", "me", "-q"}).reading->global.quiet);
    EXPECT_EQ(read({"a", "--by", "me", "-q"}).reading->global.least_level, Log::Level::warning);
    EXPECT_EQ(read({"a", "--by", "me", "-v"}).reading->global.least_level, Log::Level::debug);
    EXPECT_EQ(read({"a", "--by", "me"}).reading->global.least_level, Log::Level::info);
}

TEST(Syntax, NamesTheNearestOptionOfOneThatItDoesNotTake) {
    EXPECT_EQ(problem_of({"a", "--by", "me", "--cuont=3"}),
              "things do has no option --cuont / Did you mean --count? `tidings help things do` says how it "
              "is used.");
}

TEST(Syntax, RefusesWhatIsMissing) {
    EXPECT_NE(problem_of({"--by", "me"}).find("things do: something is missing behind it"), std::string::npos)
        << problem_of({"--by", "me"});
    EXPECT_NE(problem_of({"a"}).find("--by is required"), std::string::npos) << problem_of({"a"});
}

TEST(Syntax, RefusesMoreOperandsThanTheCommandTakes) {
    EXPECT_NE(problem_of({"a", "b", "c", "--by", "me"}), "");
}

TEST(Syntax, CountsFromOneOn) {
    EXPECT_NE(problem_of({"a", "--by", "me", "--count", "0"}), "");
    EXPECT_NE(problem_of({"a", "--by", "me", "--count", "many"}), "");
    EXPECT_NE(problem_of({"a", "--by", "me", "--count"}), "");
}

TEST(Syntax, IsAskedForHelpWhateverElseIsWrong) {
    EXPECT_TRUE(read({"--help"}).reading->help);
    EXPECT_TRUE(read({"--help", "--nonsense"}).reading->help);
}

TEST(Syntax, ListsItsLongOptionsAndTheGlobalOnes) {
    bool json = false;
    Syntax syntax("things list", {});
    syntax.flag("--json", json);
    EXPECT_EQ(syntax.options(), (Words{"--data", "--quiet", "--verbose", "--help", "--json"}));
}

}  // namespace
}  // namespace tidings
