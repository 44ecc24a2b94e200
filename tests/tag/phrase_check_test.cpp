#include "tag/phrase_check.h"

#include <gtest/gtest.h>

namespace tidings {
namespace {

using Kind = PhraseFinding::Kind;

TagRule rule(std::string id, Phrases strong, Phrases exclude = {}) {
    return {.id = std::move(id),
            .facet = "topic",
            .region = {},
            .label = {},
            .strong = std::move(strong),
            .weak = {},
            .exclude = std::move(exclude)};
}

std::vector<PhraseFinding> findings(std::vector<TagRule> rules, const WordLists& words = {},
                                    Phrases forms = {}) {
    Vocabulary vocabulary;
    vocabulary.tags = std::move(rules);
    vocabulary.forms = std::move(forms);
    return check_phrases(vocabulary, words);
}

TEST(CheckPhrases, ListsTheOtherWordsThatAPhraseMatches) {
    const auto found = findings({rule("care", {{"en", {"carer", "foster care"}}})},
                                {{"en", {"carer", "Carer", "carers", "career", "foster"}}});

    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].kind, Kind::other_words);
    EXPECT_EQ(found[0].tag, "care");
    EXPECT_EQ(found[0].phrase, "carer");
    EXPECT_EQ(found[0].found, std::vector<std::string>{"carers"});
}

TEST(CheckPhrases, ListsTheWordsThatAPrefixMatches) {
    const auto found = findings({rule("law", {{"de", {"gesetz*"}}})}, {{"de", {"Gesetze", "gesetzt"}}});

    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].found, (std::vector<std::string>{"Gesetze", "gesetzt"}));
}

TEST(CheckPhrases, DoesNotListTheFormsThatTheVocabularyStates) {
    const WordLists words{{"en", {"statue", "statues", "statutory", "statute"}}};

    EXPECT_TRUE(findings({rule("art", {{"en", {"statue"}}})}, words, {{"en", {"statue statues"}}}).empty());
}

TEST(CheckPhrases, ComparesWithTheListOfThePhrasesLanguageAlone) {
    EXPECT_TRUE(findings({rule("care", {{"en", {"carer"}}})}, {{"fr", {"carers"}}}).empty());
}

TEST(CheckPhrases, ListsAPhraseThatIsAlwaysExcluded) {
    const auto found = findings({rule("news", {{"en", {"big news"}}}, {{"en", {"news"}}})});

    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].kind, Kind::never_matches);
}

TEST(CheckPhrases, ListsAPhraseWithoutWords) {
    const auto found = findings({rule("news", {{"en", {"*", "news"}}})});

    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].phrase, "*");
}

TEST(CheckPhrases, ListsAPhraseOfTwoTagsOfOneFacet) {
    const auto found = findings({rule("a", {{"en", {"hotline"}}}), rule("b", {{"en", {"Hotline"}}})});

    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].kind, Kind::in_two_tags);
    EXPECT_EQ(found[0].tag, "b");
    EXPECT_EQ(found[0].found, std::vector<std::string>{"a"});
}

TEST(CheckPhrases, LetsTagsOfTwoFacetsShareAPhrase) {
    TagRule other = rule("b", {{"en", {"hotline"}}});
    other.facet = "audience";

    EXPECT_TRUE(findings({rule("a", {{"en", {"hotline"}}}), other}).empty());
}

}  // namespace
}  // namespace tidings
