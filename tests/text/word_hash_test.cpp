#include "text/word_hash.h"

#include <gtest/gtest.h>

#include <array>

#include "text/words.h"

namespace tidings {
namespace {

std::vector<std::uint64_t> hashes_of(std::string_view text) {
    std::vector<std::uint64_t> hashes;
    append_word_hashes(text, hashes);
    return hashes;
}

std::vector<std::uint64_t> hashes_of_words(std::string_view text) {
    std::vector<std::uint64_t> hashes;
    for (const std::string& word : words(text)) hashes.push_back(word_hash(word));
    return hashes;
}

TEST(AppendWordHashes, CutsAndFoldsAsWordsDoes) {
    constexpr std::array<std::string_view, 12> texts{
        "Calls at night: 1,000 more!",
        "Les ÉLÈVES apprennent à se protéger sur l’internet.",
        "Τα ΠΑΙΔΙΆ μαθαίνουν (στο διαδίκτυο)",
        "naïve-é e\u0301tude, ﬁnance ½ Straße",
        "Über-Ärger… „zu Hause“",
        "한국어 日本語, हिन्दी",
        "´¨ ¼ cup… x²y ŉ İstanbul ßß",
        "a\u0301\u0323 ’\u0301 é\u0323a \u0301 漢字e\u0301",
        "a\xFF\xC3 b",
        "a-very-long-word-of-Donaudampfschifffahrtsgesellschaftskapitaensmuetzenabzeichen-size",
        "  ",
        "x"};
    for (const std::string_view text : texts) EXPECT_EQ(hashes_of(text), hashes_of_words(text)) << text;
}

TEST(AppendWordHashes, FindsWordsOfAnyLengthAtAnyPlace) {
    for (std::size_t size = 1; size < 40; ++size) {
        std::string text;
        for (std::size_t gap = 0; gap < 70; ++gap) text += std::string(size, 'W') + (gap % 3 ? " " : "é, ");
        EXPECT_EQ(hashes_of(text), hashes_of_words(text)) << size;
    }
}

TEST(WordHash, TellsWordsApartThatDifferInOneByteAnywhere) {
    const std::string word = "abcdefghijklmnopq";
    for (std::size_t i = 0; i < word.size(); ++i) {
        std::string other = word;
        other[i] = 'z';
        EXPECT_NE(word_hash(word), word_hash(other)) << i;
    }
    EXPECT_NE(word_hash("a"), word_hash("aa"));
    EXPECT_NE(word_hash(""), word_hash(std::string(1, '\0')));
}

}  // namespace
}  // namespace tidings
