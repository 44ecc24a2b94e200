#include "subscribe/leave_letter.h"

#include <gtest/gtest.h>

namespace tidings {
namespace {

TEST(OwnWords, EndWhereAnotherMailIsQuotedOrForwarded) {
    for (const char* quotation :
         {"On Monday, 3 May, Hub <news@hub.example> wrote:\nquoted", "-----Original Message-----\nquoted",
          "---------- Forwarded message ----------\nquoted", "Von: Hub <news@hub.example>\nquoted",
          "________________________________\nquoted", "> quoted\n> quoted"})
        EXPECT_EQ(own_words("Thank you\n" + std::string(quotation)), "Thank you\n") << quotation;
}

TEST(OwnWords, GoOnBelowAQuotedLine) { EXPECT_EQ(own_words("> quoted\nThank you\n"), "Thank you\n"); }

TEST(Leaving, IsAskedForInEachLanguage) {
    for (const char* words :
         {"unsubscribe", "Re: UNSUBSCRIBE please", "[EXTERNAL] AW: Abmelden", "Se désabonner", "Disiscrivimi",
          "Quiero darme de baja", "Afmelden", "Anular a subscrição", "Peruuta tilaus", "Διαγραφή", "stop"})
        EXPECT_TRUE(asks_to_leave(words)) << words;
}

TEST(Leaving, IsNotAskedForByOtherWords) {
    for (const char* words : {"", "Re: Weekly digest", "Stop the war", "Who are you?"})
        EXPECT_FALSE(asks_to_leave(words)) << words;
    EXPECT_FALSE(
        asks_to_leave("If I unsubscribe from this, do I still get the yearly report and the invitations?"))
        << "a longer text is for a person to read";
}

TEST(Leaving, IsMeantByASubjectThatAMailProgramLeftOut) {
    for (const char* subject : {"", "  ", "Re:", "unsubscribe"})
        EXPECT_TRUE(is_leave_subject(subject)) << subject;
    EXPECT_FALSE(is_leave_subject("A question"));
}

}  // namespace
}  // namespace tidings
