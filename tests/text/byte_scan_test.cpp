#include "text/byte_scan.h"

#include <gtest/gtest.h>

#include <string>

namespace tidings {
namespace {

std::size_t find_x(std::string_view text, std::size_t from = 0) {
    return find_byte(text, from, [](const Bytes& bytes) { return bytes == 'x'; });
}

TEST(FindByte, FindsTheFirstOneWhereverItStands) {
    for (std::size_t at = 0; at < 50; ++at) {
        std::string text(50, '.');
        text[at] = 'x';
        EXPECT_EQ(find_x(text), at);
        EXPECT_EQ(find_x(text, at), at);
        EXPECT_EQ(find_x(text, at + 1), text.size());
    }
}

TEST(FindByte, LooksAtNothingBehindTheEnd) {
    const std::string text = "....xx";
    EXPECT_EQ(find_x(std::string_view(text).substr(0, 4)), 4u);
    EXPECT_EQ(find_byte("abc", 0, [](const Bytes& bytes) { return bytes == 0; }), 3u);
    EXPECT_EQ(find_x(""), 0u);
}

TEST(FindByteBefore, SeesTheByteThatFollowsAcrossSixteen) {
    const auto twice = [](const Bytes& bytes, const Bytes& next) { return (bytes == 'x') & (next == 'x'); };
    for (std::size_t at = 0; at < 40; ++at) {
        std::string text(42, '.');
        text[at] = text[at + 1] = 'x';
        EXPECT_EQ(find_byte_before(text, 0, twice), at);
    }
}

TEST(FindByteBehind, SeesTheByteThatStandsBeforeAcrossSixteen) {
    const auto behind_x = [](const Bytes& bytes, const Bytes& before) {
        return (bytes == 'y') & (before == 'x');
    };
    for (std::size_t at = 1; at < 40; ++at) {
        std::string text(42, '.');
        text[0] = 'y';
        text[at - 1] = 'x';
        text[at] = 'y';
        EXPECT_EQ(find_byte_behind(text, 0, behind_x), at);
    }
    EXPECT_EQ(find_byte_behind("y", 0, behind_x), 1u);
}

TEST(BitsOf, HasABitForEachByte) {
    std::string text(16, '.');
    text[0] = text[7] = text[8] = text[15] = 'x';
    EXPECT_EQ(bits_of(bytes_at(text, 0) == 'x'), 0b1000'0001'1000'0001u);
}

TEST(AreAsciiLettersOrDigits, AreJustThose) {
    for (int c = 0; c < 256; ++c) {
        const std::string text(1, static_cast<char>(c));
        const bool expected = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        EXPECT_EQ(first_in(are_ascii_letters_or_digits(bytes_at(text, 0))) == 0, expected) << c;
    }
}

}  // namespace
}  // namespace tidings
