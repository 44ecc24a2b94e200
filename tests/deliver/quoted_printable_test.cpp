#include "deliver/quoted_printable.h"

#include <gtest/gtest.h>

namespace tidings::deliver {
namespace {

TEST(QuotedPrintable, EncodesWhatIsNotPrintableAscii) {
    EXPECT_EQ(quoted_printable("a=b é"), "a=3Db =C3=A9");
}

TEST(QuotedPrintable, MakesEveryLineEndCrLf) {
    EXPECT_EQ(quoted_printable("a\nb\r\nc\rd"), "a\r\nb\r\nc\r\nd");
}

TEST(QuotedPrintable, EncodesWhiteSpaceBeforeALineEndAndAtTheEnd) {
    EXPECT_EQ(quoted_printable("a \nb\t\r\nc "), "a=20\r\nb=09\r\nc=20");
}

TEST(QuotedPrintable, HidesWhatOldMailSystemsChangeAtTheStartOfALine) {
    EXPECT_EQ(quoted_printable("From here\n.\nFromage. From"), "=46rom here\r\n=2E\r\nFromage. From");
}

TEST(QuotedPrintable, BreaksLinesOf76BytesAtMost) {
    EXPECT_EQ(quoted_printable(std::string(80, 'x')), std::string(75, 'x') + "=\r\n" + std::string(5, 'x'));
    EXPECT_EQ(quoted_printable(std::string(74, 'x') + "é"), std::string(74, 'x') + "=\r\n=C3=A9");
}

}  // namespace
}  // namespace tidings::deliver
