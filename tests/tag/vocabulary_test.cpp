#include "tag/vocabulary.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/file.h"

namespace tidings {
namespace {

constexpr std::string_view small = R"(
[meta]
threshold = 2
weights = { weak_title = 0.5 }

[[facet]]
id = "topic"
label = "Topic"

[[facet]]
id = "region"
label = "Region"

[[facet]]
id = "country"
label = "Country"

[[tag]]
id = "missing"
facet = "topic"
label = { en = "Missing children", it = "Minori scomparsi" }
strong.en = ["missing child*"]
weak.it = ["scomparsa"]
exclude.en = ["missing data"]

[[tag]]
id = "reg-eu"
facet = "region"
label = { en = "European Union" }

[[place]]
id = "country-it"
region = "reg-eu"
names.en = ["Italy"]
label = { en = "Italy", fr = "Italie" }
)";

TEST(ReadVocabulary, ReadsTagsWithTheirPhrases) {
    const auto vocabulary = read_vocabulary(small, "v.toml");

    ASSERT_TRUE(vocabulary);
    const TagRule& tag = vocabulary->tags.front();
    EXPECT_EQ(tag.facet, "topic");
    EXPECT_EQ(tag.strong.at("en"), std::vector<std::string>{"missing child*"});
    EXPECT_EQ(tag.weak.at("it"), std::vector<std::string>{"scomparsa"});
    EXPECT_EQ(tag.exclude.at("en"), std::vector<std::string>{"missing data"});
}

TEST(ReadVocabulary, ReadsTheWeightsThatAreGivenAndKeepsTheOthers) {
    const auto vocabulary = read_vocabulary(small, "v.toml");

    ASSERT_TRUE(vocabulary);
    EXPECT_EQ(vocabulary->threshold, 2.0);
    EXPECT_EQ(vocabulary->weights.weak_title, 0.5);
    EXPECT_EQ(vocabulary->weights.strong_title, 2.0);
}

TEST(ReadVocabulary, MakesAPlaceATagOfItsCountryThatIsFoundByItsNames) {
    const auto vocabulary = read_vocabulary(small, "v.toml");

    ASSERT_TRUE(vocabulary);
    const TagRule& place = vocabulary->tags.back();
    EXPECT_EQ(place.facet, "country");
    EXPECT_EQ(place.region, "reg-eu");
    EXPECT_EQ(place.strong.at("en"), std::vector<std::string>{"=Italy"});
    EXPECT_EQ(place.strong.at("fr"), std::vector<std::string>{"^Italie"});
}

TEST(ReadVocabulary, LabelsATagInTheReadersLanguageOrInEnglish) {
    const auto vocabulary = read_vocabulary(small, "v.toml");

    ASSERT_TRUE(vocabulary);
    EXPECT_EQ(vocabulary->label("missing", "it"), "Minori scomparsi");
    EXPECT_EQ(vocabulary->label("missing", "fi"), "Missing children");
    EXPECT_EQ(vocabulary->label("no-such-tag", "it"), "no-such-tag");
    EXPECT_EQ(vocabulary->facet_of("country-it"), "country");
    EXPECT_EQ(vocabulary->facet_of("no-such-tag"), "");
}

TEST(ReadVocabulary, ReadsTheFormsOfWords) {
    const auto vocabulary =
        read_vocabulary(std::string(small) + "[forms]\nen = [\"statue statues\"]\n", "v.toml");

    ASSERT_TRUE(vocabulary);
    EXPECT_EQ(vocabulary->forms.at("en"), std::vector<std::string>{"statue statues"});
}

std::string message_for(std::string_view toml) {
    const auto vocabulary = read_vocabulary(toml, "v.toml");
    return vocabulary ? "read" : vocabulary.error().message;
}

TEST(ReadVocabulary, NamesTheLineOfATomlError) {
    const auto vocabulary = read_vocabulary("[[tag]]\nid = \n", "v.toml");

    ASSERT_FALSE(vocabulary);
    EXPECT_EQ(vocabulary.error().code, Code::configuration);
    EXPECT_TRUE(vocabulary.error().message.starts_with("v.toml, line 2: ")) << vocabulary.error().message;
}

TEST(ReadVocabulary, NamesTheLineOfAMisspeltKey) {
    EXPECT_EQ(message_for("[[tag]]\nid = \"missing\"\nfacet = \"topic\"\nstrnog.en = [\"x\"]\n"),
              "v.toml, line 4: tag missing cannot have \"strnog\"");
}

TEST(ReadVocabulary, RefusesATagOfAnUnknownFacet) {
    EXPECT_EQ(message_for("[[tag]]\nid = \"missing\"\nfacet = \"topc\"\nlabel = { en = \"Missing\" }\n"),
              "v.toml, line 1: tag missing: there is no facet topc");
}

TEST(ReadVocabulary, RefusesTwoTagsOfOneName) {
    const std::string tag = "[[tag]]\nid = \"a\"\nfacet = \"t\"\nlabel = { en = \"A\" }\n";

    EXPECT_EQ(message_for("[[facet]]\nid = \"t\"\nlabel = \"T\"\n" + tag + tag),
              "v.toml, line 8: there are two tags a");
}

TEST(ReadVocabulary, RefusesATagWithoutAnEnglishLabel) {
    EXPECT_EQ(message_for("[[tag]]\nid = \"a\"\nfacet = \"t\"\nlabel = { it = \"A\" }\n"),
              "v.toml, line 4: tag a has no English label");
}

TEST(ReadVocabulary, RefusesPhrasesThatAreNoTexts) {
    EXPECT_EQ(message_for("[[tag]]\nid = \"a\"\nfacet = \"t\"\nlabel = { en = \"A\" }\nstrong.en = [1]\n"),
              "v.toml, line 5: tag a's strong must be a text");
}

TEST(ReadVocabulary, ReadsTheVocabularyOfTheHub) {
    const auto file = read_file(PROJECT_ROOT "/feeds/vocabulary.toml");
    ASSERT_TRUE(file);

    const auto vocabulary = read_vocabulary(*file, "feeds/vocabulary.toml");

    ASSERT_TRUE(vocabulary) << vocabulary.error().message;
    EXPECT_GE(vocabulary->tags.size(), 170U);
    EXPECT_EQ(vocabulary->label("sexual-extortion", "de"), "Sexuelle Erpressung");
    EXPECT_TRUE(
        std::ranges::all_of(vocabulary->tags, [](const TagRule& tag) { return tag.label.size() == 9; }));
}

}  // namespace
}  // namespace tidings
