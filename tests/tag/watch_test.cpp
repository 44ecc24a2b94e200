#include "tag/watch.h"

#include <gtest/gtest.h>

#include "support/golden.h"

namespace tidings {
namespace {

const Vocabulary& hub_vocabulary() {
    static const Vocabulary vocabulary =
        *read_vocabulary(support::read_bytes(PROJECT_ROOT "/feeds/vocabulary.toml"), "vocabulary.toml");
    return vocabulary;
}

std::vector<std::string> found_in(std::string_view text) {
    std::vector<std::string> found;
    for (const TermHit& hit : TermWatch(hub_vocabulary()).hits_in(text)) found.push_back(hit.found);
    return found;
}

TEST(TermWatch, FindsTermsToAvoidAndNamesTheirReplacement) {
    const auto hits = TermWatch(hub_vocabulary()).hits_in("This week: revenge pornography and the law.");
    ASSERT_EQ(hits.size(), 1u);
    EXPECT_EQ(hits.front().severity, Severity::avoid);
    EXPECT_EQ(hits.front().prefer, "non-consensual sharing of intimate images");
}

TEST(TermWatch, FindsTermsInOtherLanguagesToo) {
    EXPECT_FALSE(found_in("Neue Zahlen zu Kinderpornografie").empty());
    EXPECT_EQ(found_in("Un rapport sur la pédopornographie").size(), 1u);
}

TEST(TermWatch, LetsQuotationsAndAddressesStand) {
    EXPECT_TRUE(found_in("The law still says “revenge porn”.").empty());
    EXPECT_TRUE(found_in("Das Gesetz sagt „Kinderpornografie“.").empty());
    EXPECT_TRUE(found_in("See https://law.example/revenge-porn for more").empty());
    EXPECT_FALSE(found_in("“Quoted” but revenge porn is not").empty());
}

TEST(TermWatch, ReadsLongTextsToTheirEnd) {
    EXPECT_EQ(found_in(std::string(5000, 'x') + " and revenge porn").size(), 1u);
    std::string words;
    for (int i = 0; i < 400; ++i) words += "word ";
    EXPECT_EQ(found_in(words + "underage sex").size(), 1u);
}

TEST(TermWatch, FindsNothingInOurUsualWords) {
    EXPECT_TRUE(found_in("Child sexual abuse material: what the new figures show").empty());
}

TEST(ContentNoteFinder, AreProposedByTheirPhrases) {
    const ContentNoteFinder notes(hub_vocabulary());
    EXPECT_EQ(notes.of("Report on suicide prevention", "", "en"), (std::vector<std::string>{"suicide"}));
    EXPECT_EQ(notes.of("Two toddlers", "He was convicted of the murder.", "en"),
              (std::vector<std::string>{"death", "infants"}));
    EXPECT_TRUE(notes.of("A toolkit for schools", "How to talk about consent.", "en").empty());
}

TEST(Vocabulary, RefusesATermWithoutASeverity) {
    const auto read = read_vocabulary(
        "[[facet]]\nid = \"topic\"\nlabel = \"T\"\n[[term]]\nlang = \"en\"\n"
        "find = [\"x\"]\nprefer = \"y\"\nseverity = \"never\"\n",
        "v.toml");
    ASSERT_FALSE(read);
    EXPECT_NE(read.error().message.find("severity is avoid or caution"), std::string::npos);
}

}  // namespace
}  // namespace tidings
