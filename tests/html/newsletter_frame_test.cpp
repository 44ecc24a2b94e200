#include "html/newsletter_frame.h"

#include <gtest/gtest.h>

#include "html/to_text.h"

namespace tidings {
namespace {

// The words that stay; of a text without a frame, all.
std::string words(const std::string& html) {
    const std::optional<std::string> bare = without_newsletter_frame(html);
    return html_to_text(bare ? *bare : html);
}

TEST(NewsletterFrame, LosesAPreheaderThatEveryMailProgramHides) {
    EXPECT_EQ(words("<span style=\"display: none !important; mso-hide:all; "
                    "font-size:1px\">Teaser</span><p>News.</p>"),
              "News.");
    EXPECT_EQ(words("<div style='font-size:0;max-height:0;overflow:hidden'>Teaser</div><p>News.</p>"),
              "News.");
    EXPECT_EQ(words("<style>p{margin:0}</style><span class=\"mcnPreviewText\">Teaser</span><p>News.</p>"),
              "News.");
    EXPECT_EQ(words("<p><a href=\"https://a.example/\">View in browser</a></p>"
                    "<div style=\"display:none;max-height:0px\">Teaser <div>of it</div></div><p>News.</p>"),
              "News.");
}

TEST(NewsletterFrame, LosesThePaddingBehindAPreheader) {
    EXPECT_EQ(*without_newsletter_frame("<p>&#847;&zwnj;&nbsp;&#8199;&#65279;&#847;</p><p>News.</p>"),
              "<p>News.</p>");
}

TEST(NewsletterFrame, KeepsElementsThatAScriptShowsOnDemand) {
    const std::string answer = "<h2>Who can call?</h2><div style=\"display:none\">Any child.</div>";
    EXPECT_FALSE(without_newsletter_frame(answer));
}

TEST(NewsletterFrame, KeepsAButtonThatIsKeptFromOutlookAlone) {
    EXPECT_FALSE(
        without_newsletter_frame("<a href=\"https://a.example/\" style=\"mso-hide:all\">Register</a>"
                                 "<p>News.</p>"));
    EXPECT_FALSE(without_newsletter_frame("<p style=\"max-height:0.5em;font-size:0.8em\">News.</p>"));
}

TEST(NewsletterFrame, KeepsAHiddenElementThatNeverEnds) {
    EXPECT_EQ(words("<div style=\"display:none\">All there is"), "All there is");
}

TEST(NewsletterFrame, LosesTheWaysOutThatStandAfterTheText) {
    EXPECT_EQ(words("<p>News.</p><p>This email was sent to <a href=\"mailto:a@b.example\">a@b.example</a><br>"
                    "<a href=\"#\">why did I get this?</a> <a href=\"#\">unsubscribe from this list</a> "
                    "<a href=\"#\">update subscription preferences</a><br>Harbour, 1 Quay Street</p>"),
              "News.\nHarbour, 1 Quay Street");
    EXPECT_EQ(words("<p>News.</p><p>If you no longer wish to receive these emails, please "
                    "<a href=\"https://a.example/unsub\">click here</a>.</p>"),
              "News.");
}

TEST(NewsletterFrame, LosesThemAtTheEndOfAParagraphAndKeepsItsOtherSentences) {
    EXPECT_EQ(words("<p>News.</p><p>Best wishes, the team. <a href=\"#\">Unsubscribe</a> | "
                    "<a href=\"#\">Update your preferences</a></p>"),
              "News.\nBest wishes, the team.");
    EXPECT_EQ(
        words("<p><a href=\"#\">View this email in your browser</a> Dear readers, here is the news.</p>"),
        "Dear readers, here is the news.");
}

TEST(NewsletterFrame, KeepsSentencesOfTheTextAboutLeavingAList) {
    for (const char* text :
         {"<p>You can unsubscribe from marketing messages at any time by writing to the company.</p>",
          "<p>News.</p><p>Children never found the <a href=\"https://a.example/unsubscribe\">unsubscribe</a> "
          "button.</p>",
          "<p>Our guide says how to unsubscribe.</p>",
          "<p>Parents want to update their preferences. Read <a href=\"https://a.example/1\">the "
          "report</a>.</p>",
          "<h2>Unsubscribe</h2><p>What the word means to a child is explained at length in this chapter, "
          "which "
          "is about the lists that sell addresses of families to shops, and what the law says of that; it "
          "ends "
          "with a letter that anybody may use.</p>"})
        EXPECT_FALSE(without_newsletter_frame(text)) << text;
}

TEST(NewsletterFrame, KeepsALineThatIsAllThereIs) {
    EXPECT_FALSE(without_newsletter_frame("<p><a href=\"#\">Unsubscribe</a></p>"));
}

TEST(NewsletterFrame, ReadsTheLinesOfATextWithoutTags) {
    EXPECT_EQ(*without_newsletter_frame(
                  "View this email in your browser\nOur news.\nUnsubscribe: https://a.example/u"),
              "Our news.\n");
    EXPECT_FALSE(without_newsletter_frame("We tell children how to\nunsubscribe."));
}

TEST(NewsletterFrame, IsLookedForInTextsOfAnySize) {
    std::string many = "<p>View this email in your browser</p><p>";
    for (int i = 0; i < 100'000; ++i) many += "One &amp; two. <a href=\"#\">Three</a> ";
    EXPECT_FALSE(without_newsletter_frame(many)->starts_with("<p>View"));
    std::string lines;
    for (int i = 0; i < 100'000; ++i) lines += "<p><a href=\"#\">Unsubscribe</a></p>";
    EXPECT_EQ(words("<p>News.</p>" + lines), "News.");
}

struct Frame {
    const char *top, *bottom;
};

class NewsletterFrameIn : public testing::TestWithParam<Frame> {};

TEST_P(NewsletterFrameIn, IsLostAboveAndBelowTheText) {
    EXPECT_EQ(words(std::string("<p>") + GetParam().top + "</p><p>News.</p><p>" + GetParam().bottom + "</p>"),
              "News.");
}

INSTANTIATE_TEST_SUITE_P(
    NineLanguages, NewsletterFrameIn,
    testing::Values(
        Frame{"Email not displaying correctly? <a href=\"#\">View it in your browser</a>.",
              "You are receiving this email because you signed up.<br>You can <a href=\"#\">update your "
              "preferences</a> or <a href=\"#\">unsubscribe from this list</a>."},
        Frame{"<a href=\"#\">Voir cet e-mail dans votre navigateur</a>",
              "Vous recevez cet email car vous êtes inscrit.<br>Pour vous désabonner, <a href=\"#\">cliquez "
              "ici</a>. <a href=\"#\">Mettre à jour vos préférences</a>"},
        Frame{"Non visualizzi correttamente questa email? <a href=\"#\">Aprila nel browser</a>",
              "Ricevi questa email perché ti sei iscritto.<br>Puoi <a href=\"#\">aggiornare le tue "
              "preferenze</a> o <a href=\"#\">cancellarti da questa lista</a>."},
        Frame{"<a href=\"#\">Δείτε αυτό το email στον browser σας</a>",
              "Λαμβάνετε αυτό το email επειδή εγγραφήκατε.<br>Μπορείτε να <a href=\"#\">ενημερώσετε τις "
              "προτιμήσεις σας</a> ή <a href=\"#\">να διαγραφείτε από αυτή τη λίστα</a>."},
        Frame{"<a href=\"#\">Ver este correo en tu navegador</a>",
              "¿Quieres cambiar cómo recibes estos correos?<br>Puedes <a href=\"#\">actualizar tus "
              "preferencias</a> o <a href=\"#\">darte de baja de esta lista</a>."},
        Frame{
            "Wird diese E-Mail nicht korrekt dargestellt? <a href=\"#\">Klicken Sie hier</a>.",
            "Sie erhalten diesen Newsletter, weil Sie sich angemeldet haben.<br>Wenn Sie diese E-Mail nicht "
            "mehr empfangen möchten, können Sie sie <a href=\"#\">hier abbestellen</a>."},
        Frame{"<a href=\"#\">Ver este e-mail no seu navegador</a>",
              "Recebeu este e-mail porque se inscreveu.<br>Pode <a href=\"#\">atualizar as suas "
              "preferências</a> ou <a href=\"#\">cancelar a subscrição</a>."},
        Frame{
            "<a href=\"#\">Bekijk deze e-mail in uw browser</a>",
            "U ontvangt deze nieuwsbrief omdat u zich heeft aangemeld.<br>U kunt <a href=\"#\">uw voorkeuren "
            "bijwerken</a> of <a href=\"#\">u uitschrijven van deze lijst</a>."},
        Frame{"<a href=\"#\">Näytä tämä viesti selaimessa</a>",
              "Saat tämän viestin, koska tilasit uutiskirjeemme.<br>Voit <a href=\"#\">päivittää "
              "asetuksesi</a> "
              "tai <a href=\"#\">peruuttaa tilauksen</a>."}));

}  // namespace
}  // namespace tidings
