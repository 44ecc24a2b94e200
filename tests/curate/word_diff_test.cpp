#include "curate/word_diff.h"

#include <gtest/gtest.h>

#include <string>

namespace tidings {
namespace {

std::string drawn(std::string_view before, std::string_view after) {
    std::string all;
    for (const WordRun& run : word_diff(before, after)) {
        const char mark = run.presence == Presence::kept ? '=' : run.presence == Presence::added ? '+' : '-';
        for (const std::string_view word : run.words) ((all += mark) += word) += ' ';
    }
    return all;
}

std::string numbered(const std::string& word, int count) {
    std::string text;
    for (int i = 0; i < count; ++i) text += word + std::to_string(i) + ' ';
    return text;
}

TEST(WordDiff, ShowsRemovedWordsBeforeTheirReplacement) {
    EXPECT_EQ(drawn("nine children in spring", "ten girls in spring"),
              "-nine -children +ten +girls =in =spring ");
}

TEST(WordDiff, FindsWordsInsertedBetweenKeptOnes) {
    EXPECT_EQ(drawn("a b c d e f", "a c d x e y f"), "=a -b =c =d +x =e +y =f ");
}

TEST(WordDiff, IsOfWordsWhateverIsBetweenThem) { EXPECT_EQ(drawn("one\ntwo", " one  two "), "=one =two "); }

TEST(WordDiff, TakesEmptyTexts) {
    EXPECT_EQ(drawn("", ""), "");
    EXPECT_EQ(drawn("", "new"), "+new ");
    EXPECT_EQ(drawn("old", ""), "-old ");
}

TEST(WordDiff, GivesBackBothTextsWhole) {
    const std::string before = "a b a b a a c b a c c b a", after = "b a c a a b c a b b a c";
    std::string old_words, new_words;
    for (const WordRun& run : word_diff(before, after))
        for (const std::string_view word : run.words) {
            if (run.presence != Presence::added) (old_words += old_words.empty() ? "" : " ") += word;
            if (run.presence != Presence::removed) (new_words += new_words.empty() ? "" : " ") += word;
        }
    EXPECT_EQ(old_words, before);
    EXPECT_EQ(new_words, after);
}

TEST(WordDiff, DoesNotDiffTextsWithLittleInCommonInDetail) {
    const std::vector<WordRun> runs =
        word_diff("begin " + numbered("a", 2000) + "middle " + numbered("b", 2000) + "end",
                  "begin " + numbered("c", 2000) + "middle " + numbered("d", 2000) + "end");
    EXPECT_EQ(runs.size(), 4u);
    EXPECT_EQ(count_words(runs, Presence::removed), 4001u);
    EXPECT_EQ(count_words(runs, Presence::kept), 2u);
}

}  // namespace
}  // namespace tidings
