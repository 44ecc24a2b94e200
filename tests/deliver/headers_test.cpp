#include "deliver/headers.h"

#include <gtest/gtest.h>

#include "deliver/decoded_mail.h"

namespace tidings::deliver {
namespace {

// What GMime makes of a Subject with this text.
std::string read_back(const std::string& text) {
    return support::DecodedMail(text_field("Subject", text) +
                                "Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: "
                                "text/plain\r\n\r\n--x--\r\n")
        .subject();
}

std::size_t longest_line(const std::string& field) {
    std::size_t longest = 0;
    for (std::size_t start = 0; start < field.size();) {
        const std::size_t end = field.find("\r\n", start);
        longest = std::max(longest, end - start);
        start = end + 2;
    }
    return longest;
}

TEST(TextField, LeavesPlainWordsAsTheyAre) {
    EXPECT_EQ(text_field("Subject", "Weekly digest"), "Subject: Weekly digest\r\n");
}

TEST(TextField, FoldsBetweenWords) {
    EXPECT_EQ(
        text_field("Subject", "A subject that goes on for so many words that it does not fit into one line"),
        "Subject: A subject that goes on for so many words that it does not fit into\r\n one line\r\n");
}

TEST(TextField, EncodesWhatIsNotAsciiSoThatItReadsBack) {
    for (const char* text :
         {"Prävention im Netz",
          "Νέα για την προστασία των παιδιών και των εφήβων στο διαδίκτυο σε όλη την Ευρώπη", "🧸",
          "=?utf-8?Q?forged?=", "tab\tand  spaces é"}) {
        const std::string expected = std::string(text) == "tab\tand  spaces é" ? "tab and spaces é" : text;
        EXPECT_EQ(read_back(text), expected);
        EXPECT_LE(longest_line(text_field("Subject", text)), 76U) << text;
    }
}

TEST(TextField, CutsNoCharacterBetweenTwoEncodedWords) {
    std::string text;
    for (int i = 0; i < 60; ++i) {
        text += "ä€🧸x";
        EXPECT_EQ(read_back(text), text);
        EXPECT_LE(longest_line(text_field("Subject", text)), 76U);
    }
}

TEST(TextField, EncodesAWordThatNoLineCouldHold) {
    const std::string word(500, 'x');
    EXPECT_EQ(read_back(word), word);
    EXPECT_LE(longest_line(text_field("Subject", word)), 76U);
}

TEST(PhraseField, QuotesWhatIsNoAtom) {
    EXPECT_EQ(phrase_field("From", "Hub, \"the\" first", "a@b.example"),
              "From: \"Hub, \\\"the\\\" first\" <a@b.example>\r\n");
}

TEST(PhraseField, PutsNoEncodedWordIntoQuotes) {
    EXPECT_EQ(phrase_field("From", "Zoë, editor", "a@b.example"),
              "From: =?utf-8?Q?Zo=C3=AB=2C_editor?= <a@b.example>\r\n");
}

TEST(PhraseField, NeedsNoWords) { EXPECT_EQ(phrase_field("To", "", "a@b.example"), "To: <a@b.example>\r\n"); }

TEST(PlainField, IsFoldedBeforeItsValueOnlyIfThatMakesItFit) {
    const std::string fits(70, 'x');
    const std::string too_long(90, 'x');
    EXPECT_EQ(plain_field("List-Unsubscribe", fits), "List-Unsubscribe:\r\n " + fits + "\r\n");
    EXPECT_EQ(plain_field("List-Unsubscribe", too_long), "List-Unsubscribe: " + too_long + "\r\n");
}

}  // namespace
}  // namespace tidings::deliver
