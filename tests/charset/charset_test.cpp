#include "charset/charset.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "text/utf8.h"

namespace tidings {
namespace {

using namespace std::string_view_literals;

struct Reading {
    std::string text;
    std::string charset;
    std::vector<Warning> warnings;
};

Reading read(const std::string& bytes, std::string_view content_type) {
    const Decoded decoded = to_utf8(bytes, content_type);
    return {std::string(decoded.text()), decoded.charset, decoded.warnings};
}

bool warned(const Reading& decoded, std::string_view code) {
    return std::ranges::any_of(decoded.warnings,
                               [&](const Warning& warning) { return warning.code == code; });
}

std::string xml(std::string_view encoding, std::string_view text) {
    return "<?xml version='1.0' encoding='" + std::string(encoding) + "'?><t>" + std::string(text) + "</t>";
}

std::string wide(std::string_view ascii, std::size_t before, std::size_t after) {
    std::string bytes;
    for (const char c : ascii) bytes.append(before, '\0').append(1, c).append(after, '\0');
    return bytes;
}

TEST(ToUtf8, LeavesUtf8AsItIs) {
    const Reading decoded = read("<t>été — Ελλάδα</t>", "");
    EXPECT_EQ(decoded.text, "<t>été — Ελλάδα</t>");
    EXPECT_EQ(decoded.charset, "utf-8");
    EXPECT_TRUE(decoded.warnings.empty());
}

TEST(ToUtf8, CopiesNothingThatIsUtf8) {
    const std::string plain = "<t>été</t>";
    EXPECT_EQ(to_utf8(plain, "").text().data(), plain.data());
}

TEST(ToUtf8, TakesTheByteOrderMarkOff) { EXPECT_EQ(read("\xEF\xBB\xBF<t>é</t>", "").text, "<t>é</t>"); }

TEST(ToUtf8, BelievesHttpBeforeTheDeclaration) {
    const Reading decoded =
        read(xml("iso-8859-1", "\xEF\xF0\xE8\xE2\xE5\xF2"), "text/xml; charset=\"Windows-1251\"");
    EXPECT_EQ(decoded.text, xml("iso-8859-1", "привет"));
    EXPECT_EQ(decoded.charset, "windows-1251");
}

TEST(ToUtf8, BelievesTheDeclaration) {
    const Reading decoded = read(xml("ISO-8859-7", "\xC5\xEB\xEB\xDC\xE4\xE1"), "application/rss+xml");
    EXPECT_EQ(decoded.text, xml("ISO-8859-7", "Ελλάδα"));
    EXPECT_EQ(decoded.charset, "iso-8859-7");
}

TEST(ToUtf8, ReadsLatin1AsBrowsersDo) {
    EXPECT_EQ(read(xml("ISO-8859-1", "\x93\xE9\x94"), "").text, xml("ISO-8859-1", "“é”"));
    EXPECT_EQ(read(xml("ISO-8859-1", "\xE9t\xE9"), "").charset, "iso-8859-1");
}

TEST(ToUtf8, ReadsUtf16AndUtf32WithAndWithoutAMark) {
    const std::string text = xml("utf-16", "abc");
    for (const std::string& bytes :
         {"\xFE\xFF" + wide(text, 1, 0), "\xFF\xFE" + wide(text, 0, 1), wide(text, 1, 0), wide(text, 0, 1),
          wide(text, 3, 0), wide(text, 0, 3), std::string("\0\0\xFE\xFF"sv) + wide(text, 3, 0)}) {
        EXPECT_EQ(read(bytes, "").text, text) << read(bytes, "").charset;
    }
}

TEST(ToUtf8, NoticesAUtf16LabelOnBytesThatAreNot) {
    const Reading decoded = read(xml("utf-16", "abc é"), "");
    EXPECT_EQ(decoded.text, xml("utf-16", "abc é"));
    EXPECT_TRUE(warned(decoded, "charset-overruled"));
}

TEST(ToUtf8, NoticesUtf8UnderALatin1Label) {
    const Reading decoded = read(xml("iso-8859-1", "été"), "");
    EXPECT_EQ(decoded.text, xml("iso-8859-1", "été"));
    EXPECT_TRUE(warned(decoded, "charset-overruled"));
}

TEST(ToUtf8, NoticesWindows1252UnderAUtf8Label) {
    const Reading decoded = read(xml("utf-8", "L\x92\xE9t\xE9 \xE0 Gen\xE8ve"), "");
    EXPECT_EQ(decoded.text, xml("utf-8", "L’été à Genève"));
    EXPECT_EQ(decoded.charset, "windows-1252");
    EXPECT_TRUE(warned(decoded, "charset-overruled"));
}

TEST(ToUtf8, MendsOneBadByteAloneInGoodUtf8) {
    const Reading decoded = read("<t>été, à Genève, don\x92t, \xE2\x80 fin</t>", "");
    EXPECT_EQ(decoded.text, "<t>été, à Genève, don’t, \uFFFD fin</t>");
    EXPECT_TRUE(warned(decoded, "stray-bytes"));
    EXPECT_TRUE(warned(decoded, "invalid-bytes"));
}

TEST(ToUtf8, UndoesDoubleEncoding) {
    const Reading decoded = read("<t>Itâ€™s Ã©tÃ©</t>", "");
    EXPECT_EQ(decoded.text, "<t>It’s été</t>");
    EXPECT_TRUE(warned(decoded, "double-encoded"));
}

TEST(ToUtf8, UndoesDoubleEncodingAroundTextInsertedLater) {
    std::string text, meant;
    for (int i = 0; i < 10; ++i) {
        text += "Ã©tÃ© ";
        meant += "été ";
    }
    EXPECT_EQ(read(text + "🙂", "").text, meant + "🙂");
}

TEST(ToUtf8, UndoesDoubleEncodingAroundBadBytes) {
    const Reading decoded = read("Ã©tÃ© caf\xE9 \x93hi\x94 Ã©tÃ©", "");
    EXPECT_EQ(decoded.text, "été café “hi” été");
    EXPECT_TRUE(warned(decoded, "double-encoded"));
    EXPECT_TRUE(warned(decoded, "stray-bytes"));
}

TEST(ToUtf8, BelievesTheLabelUtf8WhereAllBadBytesStandAlone) {
    EXPECT_EQ(read("caf\xE9 \x93hi\x94, 5 €", "text/xml; charset=utf-8").text, "café “hi”, 5 €");
    EXPECT_NE(read("\xF0\xF1\xE8\xE2\xE5\xF2 \xC4\xB0", "text/xml; charset=utf-8").charset, "utf-8");
}

TEST(ToUtf8, LeavesTextAloneThatOnlyQuotesMojibake) {
    for (const char* text : {"“Ã©” été", "MANHÃ…", "Ελλάδα Ã©Ã©", "Ä Ö Ü"}) {
        EXPECT_EQ(read(text, "").text, text);
    }
}

TEST(ToUtf8, ReadsC1ControlsAsWindows1252) {
    const Reading decoded = read("<t>don\xC2\x92t \xC3\xA9</t>", "");
    EXPECT_EQ(decoded.text, "<t>don’t é</t>");
    EXPECT_TRUE(warned(decoded, "c1-controls"));
}

TEST(ToUtf8, NeverReadsUtf7) {
    const std::string attack = xml("utf-7", "+ADw-script+AD4-");
    const Reading decoded = read(attack, "text/xml; charset=utf-7");
    EXPECT_EQ(decoded.text, attack);
    EXPECT_TRUE(warned(decoded, "unknown-charset"));
}

TEST(ToUtf8, RefusesEncodingsInWhichMarkupHides) {
    for (const char* label :
         {"ibm037", "scsu", "bocu-1", "hz-gb-2312", "imap-mailbox-name", "no-such-charset", "cesu-8"}) {
        EXPECT_TRUE(warned(read("<t/>", "text/xml; charset=" + std::string(label)), "unknown-charset"))
            << label;
    }
}

TEST(ToUtf8, GuessesTheEncodingOfUnlabelledBytes) {
    const Reading decoded = read(
        "<t>\xC1\xE5\xE7\xEE\xEF\xE0\xF1\xED\xEE\xF1\xF2\xFC \xE4\xE5\xF2\xE5\xE9 \xE2 "
        "\xE8\xED\xF2\xE5\xF0\xED\xE5\xF2\xE5</t>",
        "");
    EXPECT_EQ(decoded.text, "<t>Безопасность детей в интернете</t>");
    EXPECT_TRUE(warned(decoded, "charset-guessed"));
}

TEST(ToUtf8, ReadsEastAsianEncodings) {
    EXPECT_EQ(read(xml("gb2312", "\xB6\xF9\xCD\xAF"), "").text, xml("gb2312", "儿童"));
    EXPECT_EQ(read(xml("Shift_JIS", "\x8E\x71\x8B\x9F"), "").text, xml("Shift_JIS", "子供"));
    EXPECT_EQ(read(xml("euc-kr", "\xBE\xC6\xB5\xBF"), "").text, xml("euc-kr", "아동"));
}

TEST(ToUtf8, AlwaysGivesUtf8) {
    std::string all;
    for (int byte = 0; byte < 256; ++byte) all.push_back(static_cast<char>(byte));
    for (const char* type : {"", "a/b;charset=utf-8", "a/b;charset=utf-16", "a/b;charset=utf-32be",
                             "a/b;charset=gb18030", "a/b;charset=iso-2022-jp", "a/b;charset=windows-1255"}) {
        EXPECT_TRUE(is_utf8(read(all, type).text)) << type;
    }
    EXPECT_EQ(read("", "").text, "");
}

TEST(IsUtf8, KnowsTheWellFormedSequencesOfUnicode) {
    EXPECT_TRUE(is_utf8("a\xC2\x80\xE0\xA0\x80\xED\x9F\xBF\xEF\xBF\xBD\xF0\x90\x80\x80\xF4\x8F\xBF\xBF"));
    for (const char* bytes : {"\x80", "\xC1\xBF", "\xC2", "\xE0\x9F\xBF", "\xED\xA0\x80", "\xF0\x8F\xBF\xBF",
                              "\xF4\x90\x80\x80", "\xF5", "long enough ascii \xE2\x82 and more"}) {
        EXPECT_FALSE(is_utf8(bytes));
    }
}

}  // namespace
}  // namespace tidings
