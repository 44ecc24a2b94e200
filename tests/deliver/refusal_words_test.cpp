#include "deliver/refusal_words.h"

#include <gtest/gtest.h>

namespace tidings::deliver {
namespace {

TEST(EnhancedCode, IsFoundWhereverItStands) {
    EXPECT_EQ(enhanced_code_in("smtp; 550-5.1.1 Nobody here"), "5.1.1");
    EXPECT_EQ(enhanced_code_in("Sorry, no mailbox here by that name. (#5.1.1)"), "5.1.1");
    EXPECT_EQ(enhanced_code_in("550 #5.1.10 x"), "5.1.10");
    EXPECT_EQ(enhanced_code_in("lena@home.example: 452 4.2.2 full"), "4.2.2");
}

TEST(EnhancedCode, IsTheOneThatSaysMore) {
    EXPECT_EQ(enhanced_code_in("554 5.0.0 while talking: 550 5.7.1 Go away"), "5.7.1");
    EXPECT_EQ(enhanced_code_in("554 5.0.0 Service unavailable"), "5.0.0");
}

TEST(EnhancedCode, IsNoPartOfAnAddressOrAVersion) {
    EXPECT_EQ(enhanced_code_in("Client host [5.1.1.4] rejected"), "");
    EXPECT_EQ(enhanced_code_in("Mailer 15.1.1 said no, 192.5.1.1 too"), "");
    EXPECT_EQ(enhanced_code_in(""), "");
}

TEST(ReplyCode, IsTheFirstRefusal) {
    EXPECT_EQ(reply_code_in("smtp; 550-No such user"), 550);
    EXPECT_EQ(reply_code_in("host mx.home.example [203.0.113.7]: 451 Later"), 451);
    EXPECT_EQ(reply_code_in("said on 2026-11-30 by mx450.home.example"), 0);
    EXPECT_EQ(reply_code_in("250 Ok"), 0);
}

TEST(RefusalWords, AreFoldedAndHaveNoCodesAndAddresses) {
    EXPECT_EQ(refusal_words("550-5.1.1 <Lena@Home.example>:  Empf\xC3\xA4nger\r\n550 5.1.1 UNBEKANNT"),
              "empfanger unbekannt");
    EXPECT_EQ(refusal_words("host spamfilter.home.example said: 550 User <address> unknown"), "user unknown");
    EXPECT_EQ(refusal_words(""), "");
}

TEST(RefusalWords, AreNotReadBeyondTheirLimit) {
    EXPECT_LE(refusal_words("550 " + std::string(100'000, 'x')).size(), 2048u);
}

TEST(SaidOf, IsTheParagraphThatNamesTheRecipient) {
    const std::string text =
        "Hello, this is the mail system. Spam is blocked here.\n\n<Lena@home.example>:\nNo mailbox "
        "here.\n\nBye.\n";
    EXPECT_EQ(said_of("lena@home.example", text), "<Lena@home.example>:\nNo mailbox here.\n");
    EXPECT_EQ(said_of("tom@home.example", "Hello.\n\n    550 5.1.1 gone\n\nBye.\n"), "    550 5.1.1 gone\n");
    EXPECT_EQ(said_of("tom@home.example", "It did not work.\n"), "It did not work.\n");
}

TEST(Matters, AreToldApart) {
    EXPECT_TRUE(matters_in("sender address rejected: user unknown in local recipient table").us);
    EXPECT_TRUE(matters_in("mailbox has exceeded the limit").mailbox);
    EXPECT_TRUE(matters_in("account closed by its owner").address);
    EXPECT_TRUE(matters_in("denied").us_perhaps);
    const Matters nothing = matters_in("xyzzy");
    EXPECT_FALSE(nothing.us || nothing.mailbox || nothing.address || nothing.us_perhaps);
}

TEST(Matters, AreNotSeenInsideOtherWords) {
    EXPECT_FALSE(matters_in("the marbles are gone").us) << "rbl";
    EXPECT_FALSE(matters_in("please subscript the letter").us) << "ptr";
}

}  // namespace
}  // namespace tidings::deliver
