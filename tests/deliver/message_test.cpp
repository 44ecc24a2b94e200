#include "deliver/message.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/result.h"
#include "deliver/decoded_mail.h"

namespace tidings::deliver {
namespace {

using support::DecodedMail;
using Mailbox = DecodedMail::Mailbox;

EmailAddress address(std::string_view text) { return *EmailAddress::parse(text); }

Letter letter() {
    return {.from_name = "Knowledge Hub",
            .from = address("digest@hub.example"),
            .reply_to = address("editors@hub.example"),
            .list_id = "weekly.hub.example",
            .list_name = "Weekly digest",
            .subject = "Weekly digest: 22 November 2026",
            .html = "<p>Grüße</p>\n<a href=\"SLOT\">Abmelden</a>\n",
            .text = "Grüße\nAbmelden: SLOT\n",
            .slot = "SLOT",
            .date = Timestamp(std::chrono::seconds(1795334400))};
}

Recipient recipient() {
    return {.to = address("anna@ngo.example"),
            .name = "Anna Rossi",
            .token = "t0k-En_1",
            .unsubscribe = "https://hub.example/u/t0k-En_1?a=1&b=2",
            .one_click = true};
}

Email composed(const Letter& of, const Recipient& to = recipient()) {
    return MessageTemplate(of, IssueId{12}).address_to(to);
}

std::vector<std::string> lines_of(std::string_view bytes) {
    std::vector<std::string> lines;
    for (std::size_t start = 0; start < bytes.size();) {
        const std::size_t end = std::min(bytes.find("\r\n", start), bytes.size());
        lines.emplace_back(bytes.substr(start, end - start));
        start = end + 2;
    }
    return lines;
}

// The names of the header fields, in their order.
std::vector<std::string> header_names(const Email& email) {
    std::vector<std::string> names;
    for (const std::string& line : lines_of(email.bytes.substr(0, email.bytes.find("\r\n\r\n"))))
        if (!line.starts_with(' ')) names.push_back(line.substr(0, line.find(':')));
    return names;
}

TEST(MessageTemplate, PutsEveryHeaderInOnceAndInOrder) {
    EXPECT_EQ(
        header_names(composed(letter())),
        (std::vector<std::string>{"Date", "From", "To", "Reply-To", "Subject", "Message-ID", "List-Id",
                                  "List-Unsubscribe", "List-Unsubscribe-Post", "Auto-Submitted", "Precedence",
                                  "X-Auto-Response-Suppress", "MIME-Version", "Content-Type"}));
}

TEST(MessageTemplate, SaysWhoWhatAndWhen) {
    const Email email = composed(letter());
    const DecodedMail mail(email.bytes);
    EXPECT_EQ(mail.from(), (Mailbox{"Knowledge Hub", "digest@hub.example"}));
    EXPECT_EQ(mail.to(), (Mailbox{"Anna Rossi", "anna@ngo.example"}));
    EXPECT_EQ(mail.header("Reply-To"), "editors@hub.example");
    EXPECT_EQ(mail.subject(), "Weekly digest: 22 November 2026");
    EXPECT_EQ(mail.header("Date"), "Sun, 22 Nov 2026 08:00:00 +0000");
    EXPECT_EQ(mail.header("Message-ID"), "<d12.t0k-En_1@hub.example>");
    EXPECT_EQ(email.message_id, "<d12.t0k-En_1@hub.example>");
}

TEST(MessageTemplate, TellsMailProgramsThatItIsAListAndHowToLeaveIt) {
    const DecodedMail mail(composed(letter()).bytes);
    EXPECT_EQ(mail.header("List-Id"), "Weekly digest <weekly.hub.example>");
    EXPECT_EQ(mail.header("List-Unsubscribe"), "<https://hub.example/u/t0k-En_1?a=1&b=2>");
    EXPECT_EQ(mail.header("List-Unsubscribe-Post"), "List-Unsubscribe=One-Click");
    EXPECT_EQ(mail.header("Auto-Submitted"), "auto-generated");
}

TEST(MessageTemplate, CanBeLeftByAPageAndByMail) {
    Recipient both = recipient();
    both.unsubscribe_by_mail = "mailto:editors@hub.example?subject=unsubscribe%20t0k-En_1";
    const DecodedMail mail(composed(letter(), both).bytes);
    EXPECT_EQ(mail.header("List-Unsubscribe"),
              "<https://hub.example/u/t0k-En_1?a=1&b=2>, "
              "<mailto:editors@hub.example?subject=unsubscribe%20t0k-En_1>");
    EXPECT_EQ(mail.header("List-Unsubscribe-Post"), "List-Unsubscribe=One-Click");
}

TEST(MessageTemplate, LeadsEachReaderToTheirOwnPreferences) {
    Letter two = letter();
    two.preferences_slot = "CHOOSE";
    two.html = "<a href=\"CHOOSE\">a</a><a href=\"SLOT\">b</a><a href=\"CHOOSE\">c</a>";
    two.text = "CHOOSE SLOT";
    Recipient to = recipient();
    to.preferences = "https://hub.example/p/9.x?a=1&b=2";
    const DecodedMail mail(composed(two, to).bytes);
    EXPECT_EQ(mail.parts[0].bytes, to.preferences + " " + to.unsubscribe);
    const std::string p = "https://hub.example/p/9.x?a=1&amp;b=2",
                      u = "https://hub.example/u/t0k-En_1?a=1&amp;b=2";
    EXPECT_EQ(mail.parts[1].bytes,
              "<a href=\"" + p + "\">a</a><a href=\"" + u + "\">b</a><a href=\"" + p + "\">c</a>");
}

TEST(MessageTemplate, PromisesOneClickOnlyWhereItWorks) {
    Recipient by_mail = recipient();
    by_mail.unsubscribe = "mailto:editors@hub.example?subject=unsubscribe%20t0k";
    EXPECT_EQ(DecodedMail(composed(letter(), by_mail).bytes).header("List-Unsubscribe-Post"), "");
    Recipient by_page = recipient();
    by_page.one_click = false;
    EXPECT_EQ(DecodedMail(composed(letter(), by_page).bytes).header("List-Unsubscribe-Post"), "");
}

TEST(MessageTemplate, HasTextFirstAndHtmlLastWithTheAddressInBothSlots) {
    const DecodedMail mail(composed(letter()).bytes);
    EXPECT_EQ(mail.type, "multipart/alternative");
    ASSERT_EQ(mail.parts.size(), 2U);
    EXPECT_EQ(mail.parts[0].type, "text/plain");
    EXPECT_EQ(mail.parts[0].charset, "utf-8");
    EXPECT_EQ(mail.parts[0].bytes, "Grüße\r\nAbmelden: https://hub.example/u/t0k-En_1?a=1&b=2\r\n");
    EXPECT_EQ(mail.parts[1].type, "text/html");
    EXPECT_EQ(mail.parts[1].bytes,
              "<p>Grüße</p>\r\n<a href=\"https://hub.example/u/t0k-En_1?a=1&amp;b=2\">Abmelden</a>\r\n");
}

TEST(MessageTemplate, CarriesBodiesOfAnyShapeUnchanged) {
    Letter hard = letter();
    hard.text = "From me\n.\n..dots = 100 % \ttab\t\n" + std::string(300, 'x') +
                " \n--=_tidings_12\nΕλληνικά " + std::string(80, '=');
    const DecodedMail mail(composed(hard).bytes);
    ASSERT_EQ(mail.parts.size(), 2U);
    std::string expected = hard.text;
    for (std::size_t at = 0; (at = expected.find('\n', at)) != std::string::npos; at += 2)
        expected.replace(at, 1, "\r\n");
    EXPECT_EQ(mail.parts[0].bytes, expected);
}

TEST(MessageTemplate, PutsTheAddressWhereverTheSlotStands) {
    Letter hard = letter();
    hard.text = "SLOT\nSLOTSLOT " + std::string(70, 'x') + "SLOT\nSLOT";
    Recipient to = recipient();
    to.unsubscribe = "https://hub.example/" + std::string(200, '=');
    const std::string& u = to.unsubscribe;
    EXPECT_EQ(DecodedMail(composed(hard, to).bytes).parts[0].bytes,
              u + "\r\n" + u + u + " " + std::string(70, 'x') + u + "\r\n" + u);
}

TEST(MessageTemplate, KeepsLinesShortAndEndsAllOfThemWithCrLf) {
    Letter wide = letter();
    wide.subject =
        "Σεξουαλική εκμετάλλευση παιδιών στο διαδίκτυο: τι δείχνουν τα νέα στοιχεία για την Ευρώπη";
    wide.from_name = "Hub für Kinderschutz, Prävention und Zusammenarbeit der Organisationen in Europa";
    wide.html = std::string(5000, 'x') + "SLOT" + std::string(76, 'y') + "SLOT";
    const Email email = composed(wide);
    for (const std::string& line : lines_of(email.bytes)) EXPECT_LE(line.size(), 78U) << line;
    EXPECT_EQ(std::ranges::count(email.bytes, '\n'), std::ranges::count(email.bytes, '\r'));
    EXPECT_EQ(lines_of(email.bytes).size(), static_cast<std::size_t>(std::ranges::count(email.bytes, '\n')));
    EXPECT_EQ(DecodedMail(email.bytes).subject(), wide.subject);
    EXPECT_EQ(DecodedMail(email.bytes).from().name, wide.from_name);
}

TEST(MessageTemplate, MakesTheSameBytesWheneverItIsAsked) {
    EXPECT_EQ(composed(letter()).bytes, composed(letter()).bytes);
}

TEST(MessageTemplate, LetsNoFieldBeginAHeaderOfItsOwn) {
    Letter forged = letter();
    forged.subject = "News\r\nBcc: all@ngo.example";
    forged.from_name = "Hub\r\nBcc: all@ngo.example";
    forged.list_name = std::string("Weekly\0\nBcc: all@ngo.example", 28);
    Recipient to = recipient();
    to.name = "Anna\nBcc: all@ngo.example";
    const Email email = composed(forged, to);
    EXPECT_EQ(header_names(email), header_names(composed(letter())));
    EXPECT_EQ(DecodedMail(email.bytes).subject(), "News Bcc: all@ngo.example");
    EXPECT_EQ(email.bytes.find('\0'), std::string::npos);
}

TEST(MessageTemplate, RefusesWhatCannotStandInAHeader) {
    for (const char* id : {"", "weekly hub", "weekly>\r\nBcc: x"}) {
        Letter bad = letter();
        bad.list_id = id;
        EXPECT_THROW(MessageTemplate(bad, IssueId{1}), Failure) << id;
    }
}

TEST(MessageTemplate, RefusesARecipientWhoseTokenOrAddressCannotStandInAHeader) {
    for (const char* token : {"", "a b", "a>\r\nBcc: x", "a@b"}) {
        Recipient bad = recipient();
        bad.token = token;
        EXPECT_THROW(composed(letter(), bad), Failure) << token;
    }
    for (const char* unsubscribe :
         {"", "javascript:alert(1)", "https://hub.example/ x", "https://hub.example/>\r\nBcc: x"}) {
        Recipient bad = recipient();
        bad.unsubscribe = unsubscribe;
        EXPECT_THROW(composed(letter(), bad), Failure) << unsubscribe;
    }
    Recipient bad = recipient();
    bad.preferences = "javascript:alert(1)";
    EXPECT_THROW(composed(letter(), bad), Failure);
}

}  // namespace
}  // namespace tidings::deliver
