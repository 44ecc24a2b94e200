#include "text/search_words.h"

#include <gtest/gtest.h>

namespace tidings {
namespace {

TEST(SearchWords, AreTheSameHoweverTheyAreWritten) {
    for (const auto& [one, other] : std::vector<std::pair<std::string, std::string>>{
             {"Παιδί", "ΠΑΙΔΙ"},                      // capitals lose the accent
             {"παιδιά", "παιδια\u0301"},              // composed, decomposed
             {"λόγος", "ΛΟΓΟΣ"},                      // final sigma
             {"café", "cafe\u0301"},                  //
             {"Straße", "STRASSE"},                   //
             {"Łódź", "lodz"},                        //
             {"søge", "soge"},                        //
             {"œuvre", "OEUVRE"},                     //
             {"Kinder\u00ADschutz", "kinderschutz"},  // soft hyphen
             {"on\u200Bline", "online"},              // zero-width space
             {"ﬁlm", "film"},                         // ligature
             {"Übergriffe", "ubergriffe"}})
        EXPECT_EQ(search_text(one), search_text(other)) << one;
}

TEST(SearchWords, AreRunsOfLettersAndDigits) {
    EXPECT_EQ(search_text("L'enfance, en-ligne: 116 000 (e.g. 2x)!"), "l enfance en ligne 116 000 e g 2x");
    EXPECT_EQ(search_text("…—!"), "");
    EXPECT_EQ(search_text(""), "");
    EXPECT_EQ(search_text("\xFF\xFE a"), "a") << "ill-formed bytes separate";
}

TEST(SearchWords, KnowWhereTheyStand) {
    const std::string text = "Η Ελλάδα, 2026";
    const std::vector<SearchWord> words = search_words(text);
    ASSERT_EQ(words.size(), 3u);
    EXPECT_EQ(words[1].folded, "ελλαδα");
    EXPECT_EQ(text.substr(words[1].begin, words[1].end - words[1].begin), "Ελλάδα");
}

}  // namespace
}  // namespace tidings
