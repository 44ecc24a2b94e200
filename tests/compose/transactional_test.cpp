#include "compose/transactional.h"

#include <gtest/gtest.h>

#include "base/result.h"
#include "compose/nine_languages.h"

namespace tidings {
namespace {

constexpr std::array all_occasions{Occasion::confirm, Occasion::welcome,        Occasion::preferences,
                                   Occasion::goodbye, Occasion::change_address, Occasion::address_changed};

PersonalMail mail_for(Occasion occasion, std::string_view language = "en") {
    return {.occasion = occasion,
            .hub_title = "Knowledge & Hub",
            .hub_url = "https://hub.example/",
            .language = std::string(language),
            .digests = {"Weekly digest", "Research"},
            .link = "https://hub.example/page/9.Rt5?a=1&b=2",
            .unsubscribe = "https://hub.example/unsubscribe/9.Rt6"};
}

DigestMail composed(const PersonalMail& mail) {
    static const render::Templates templates(std::filesystem::path(PROJECT_ROOT) / "templates");
    return compose_personal(mail, templates);
}

bool says(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

TEST(ComposePersonal, AsksToConfirmOnAPage) {
    const DigestMail mail = composed(mail_for(Occasion::confirm));
    EXPECT_EQ(mail.subject, "Please confirm your subscription");
    EXPECT_TRUE(says(mail.html, "href=\"https://hub.example/page/9.Rt5?a=1&amp;b=2\""));
    EXPECT_TRUE(says(mail.text, "Confirm my subscription:\nhttps://hub.example/page/9.Rt5?a=1&b=2\n"));
    for (const std::string& body : {mail.html, mail.text}) EXPECT_TRUE(says(body, "Weekly digest, Research"));
}

TEST(ComposePersonal, EscapesTheTitleOfTheHub) {
    const DigestMail mail = composed(mail_for(Occasion::welcome));
    EXPECT_EQ(mail.subject, "Welcome to Knowledge & Hub");
    EXPECT_TRUE(says(mail.html,
                     "<h1 style=\"margin:0 0 12px;font-size:24px;line-height:1.2\">Welcome to "
                     "Knowledge &amp; Hub</h1>"));
}

TEST(ComposePersonal, HasNoButtonWithoutALink) {
    PersonalMail mail = mail_for(Occasion::goodbye);
    mail.link.clear();
    const DigestMail composed_mail = composed(mail);
    EXPECT_FALSE(says(composed_mail.html, "class=\"b\""));
    EXPECT_FALSE(says(composed_mail.text, "Undo"));
    EXPECT_TRUE(says(composed(mail_for(Occasion::address_changed)).text, "Undo the change of address:"));
}

TEST(ComposePersonal, SaysWhoAnswersForReadersData) {
    PersonalMail mail = mail_for(Occasion::confirm);
    mail.imprint = {"Kids & Net asbl", "Rue 7, 1000 Bruxelles", "https://kids.example/privacy"};
    const DigestMail made = composed(mail);
    EXPECT_TRUE(says(
        made.text, "Kids & Net asbl, Rue 7, 1000 Bruxelles\nPrivacy notice <https://kids.example/privacy>"));
    EXPECT_TRUE(says(made.html, "<a href=\"https://kids.example/privacy\">Privacy notice</a>"));
    EXPECT_FALSE(says(composed(mail_for(Occasion::confirm)).text, "Privacy notice"));
}

TEST(ComposePersonal, IsWrittenForEveryOccasionInNineLanguages) {
    std::set<std::string> texts;
    for (const std::string_view language : support::nine_languages)
        for (const Occasion occasion : all_occasions) {
            const DigestMail mail = composed(mail_for(occasion, language));
            EXPECT_TRUE(says(mail.html, "<html lang=\"" + std::string(language) + "\">"));
            EXPECT_FALSE(says(mail.text + mail.subject, "{"));
            texts.insert(mail.subject + mail.text);
        }
    EXPECT_EQ(texts.size(), support::nine_languages.size() * all_occasions.size());
}

TEST(ComposePersonal, RefusesALanguageThatHasNoWords) {
    EXPECT_THROW(composed(mail_for(Occasion::confirm, "tlh")), Failure);
}

}  // namespace
}  // namespace tidings
