#include "deliver/delivery_report.h"

#include <gtest/gtest.h>

namespace tidings::deliver {
namespace {

using Kind = DeliveryReport::Kind;

// A report as mail systems make it: words for people, the machine's part, and the mail that it is about.
std::string report_with(const std::string& type, const std::string& subtype, const std::string& part) {
    return "Delivered-To: bounce+7-abc@hub.example\r\n"
           "To: Someone <someone@hub.example>\r\n"
           "Auto-Submitted: auto-replied\r\n"
           "Message-ID: <report1@mx.example>\r\n"
           "MIME-Version: 1.0\r\n"
           "Content-Type: multipart/report; report-type=" +
           type +
           "; boundary=b\r\n\r\n"
           "--b\r\nContent-Type: text/plain\r\n\r\nYour mail could not be delivered.\r\n"
           "--b\r\nContent-Type: message/" +
           subtype + "\r\n\r\n" + part +
           "\r\n--b\r\nContent-Type: message/rfc822\r\n\r\n"
           "To: bounce+9-quoted@hub.example\r\nSubject: News\r\n\r\nHello\r\n--b--\r\n";
}

std::string failure(const std::string& action, const std::string& status) {
    return report_with("delivery-status", "delivery-status",
                       "Reporting-MTA: dns; mx.example\r\n\r\n"
                       "Final-Recipient: rfc822; anna@ngo.example\r\n"
                       "Action: " +
                           action + "\r\nStatus: " + status +
                           "\r\nDiagnostic-Code: smtp; 550 no\r\n    such user\r\n");
}

TEST(DeliveryReport, OfAFailureHasItsStatus) {
    const DeliveryReport report = read_report(failure("failed", "5.1.1"));
    EXPECT_EQ(report.kind, Kind::failed);
    EXPECT_EQ(report.status, "5.1.1");
    EXPECT_EQ(report.message_id, "<report1@mx.example>");
}

TEST(DeliveryReport, NamesWhomItIsForAndNobodyOfTheMailItReturns) {
    EXPECT_EQ(read_report(failure("failed", "5.1.1")).recipients,
              (std::vector<std::string>{"bounce+7-abc@hub.example", "someone@hub.example"}));
}

TEST(DeliveryReport, IsReadWhateverTheCaseAndTheCommentsOfItsFields) {
    const DeliveryReport report = read_report(failure("Failed", "4.4.7 (delivery time expired)"));
    EXPECT_EQ(report.kind, Kind::failed);
    EXPECT_EQ(report.status, "4.4.7");
}

TEST(DeliveryReport, OfADelayIsNoFailure) {
    for (const char* action : {"delayed", "delivered", "relayed", "expanded"})
        EXPECT_EQ(read_report(failure(action, "4.4.1")).kind, Kind::progress) << action;
}

TEST(DeliveryReport, WithoutAUsableStatusFailedForUnknownReasons) {
    EXPECT_EQ(read_report(failure("failed", "no idea")).status, "5.0.0");
}

TEST(DeliveryReport, OfAbuseOrOptingOutIsAComplaint) {
    for (const char* type : {"abuse", "Opt-Out", "fraud (a guess)"}) {
        const std::string part =
            "Feedback-Type: " + std::string(type) + "\r\nUser-Agent: mx/1\r\nVersion: 1\r\n";
        EXPECT_EQ(read_report(report_with("feedback-report", "feedback-report", part)).kind, Kind::complaint);
    }
}

TEST(DeliveryReport, OfAuthenticationOrOfAMailThatIsNoSpamIsNoComplaint) {
    for (const char* type : {"not-spam", "auth-failure", "dmarc"}) {
        const std::string part = "Feedback-Type: " + std::string(type) + "\r\nVersion: 1\r\n";
        EXPECT_EQ(read_report(report_with("feedback-report", "feedback-report", part)).kind, Kind::progress);
    }
}

TEST(DeliveryReport, IsNotWhatAMailQuotes) {
    const std::string mail =
        "To: bounce+7-abc@hub.example\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\n--c\r\n"
        "Content-Type: message/rfc822\r\n\r\n" +
        failure("failed", "5.1.1") + "\r\n--c--\r\n";
    EXPECT_EQ(read_report(mail).kind, Kind::letter);
}

TEST(DeliveryReport, OfAnAnsweringMachineIsNoneAtAll) {
    const std::string mail =
        "Auto-Submitted: auto-replied\r\nSubject: unsubscribe "
        "abcdefghijklmnopqrstuvwxyz012345\r\n\r\nI am away.\r\n";
    EXPECT_EQ(read_report(mail).kind, Kind::automatic);
}

TEST(DeliveryReport, OfAProgramThatWritesForItsUserIsALetter) {
    const DeliveryReport report = read_report(
        "From: anna@ngo.example\r\nAuto-Submitted: auto-generated\r\nSubject: "
        "=?utf-8?Q?unsubscribe_me?=\r\n\r\nBye\r\n");
    EXPECT_EQ(report.kind, Kind::letter);
    EXPECT_EQ(report.subject, "unsubscribe me");
    EXPECT_EQ(report.words, "Bye");
}

TEST(DeliveryReport, OfAnAnsweringMachineIsKnownByItsSubjectToo) {
    EXPECT_EQ(read_report("From: a@ngo.example\r\nSubject: Risposta automatica: News\r\n\r\nVia.\r\n").kind,
              Kind::automatic);
}

TEST(DeliveryReport, HasTheFieldsOfItsRecipientAndItsWords) {
    const DeliveryReport report = read_report(failure("failed", "5.1.1"));
    ASSERT_EQ(report.reported.size(), 1U);
    EXPECT_EQ(report.reported[0].final_recipient, "rfc822; anna@ngo.example");
    EXPECT_EQ(report.reported[0].diagnostic_code, "smtp; 550 no such user");
    EXPECT_EQ(report.words, "Your mail could not be delivered.");
}

TEST(DeliveryReport, IsFoundInsideOtherParts) {
    const std::string inner = failure("failed", "5.1.1");
    const std::string part = inner.substr(inner.find("Content-Type: multipart/report"));
    const std::string mail =
        "To: bounce+7-abc@hub.example\r\nContent-Type: multipart/mixed; boundary=outer\r\n\r\n--outer\r\n" +
        part + "\r\n--outer\r\nContent-Type: text/plain\r\n\r\nScanned.\r\n--outer--\r\n";
    EXPECT_EQ(read_report(mail).kind, Kind::failed);
}

TEST(DeliveryReport, InBase64IsRead) {
    const std::string mail =
        "Content-Type: multipart/report; boundary=b\r\n\r\n--b\r\nContent-Type: "
        "message/global-delivery-status\r\n"
        "Content-Transfer-Encoding: base64\r\n\r\n"
        "QWN0aW9uOiBmYWlsZWQKU3RhdHVzOiA1LjEuMQo=\r\n--b--\r\n";
    EXPECT_EQ(read_report(mail).status, "5.1.1");
}

TEST(DeliveryReport, HoldsWhatTheReturnedMailSaysForTokensToBeFound) {
    const std::string text = read_report(failure("failed", "5.1.1")).text;
    EXPECT_NE(text.find("bounce+9-quoted@hub.example"), std::string::npos) << text;
    EXPECT_LT(text.find("bounce+7-abc"), text.find("bounce+9-quoted")) << "its own headers come first";
}

TEST(DeliveryReport, NamesItsAuthorByTheAddressAndNotByAName) {
    EXPECT_EQ(read_report("From: \"anna@ngo.example\" <else@where.example>\r\n\r\n").from,
              "else@where.example");
    EXPECT_EQ(read_report("From: anna@ngo.example\r\n\r\n").from, "anna@ngo.example");
}

TEST(DeliveryReport, NamesTheMailsThatALetterAnswers) {
    const DeliveryReport report = read_report(
        "In-Reply-To: <c@hub.example>\r\nReferences: <a@hub.example>\r\n <b@hub.example>\r\n\r\nThanks\r\n");
    EXPECT_EQ(report.answered, (std::vector<std::string>{"c@hub.example", "b@hub.example", "a@hub.example"}));
}

TEST(DeliveryReport, KnowsWhomTheEnvelopeNamedWhereTheToFieldDoesNot) {
    EXPECT_EQ(read_report("Envelope-To: bounce+7-abc@hub.example\r\nTo: undisclosed-recipients:;\r\n\r\n")
                  .recipients,
              std::vector<std::string>{"bounce+7-abc@hub.example"});
}

TEST(DeliveryReport, IsReadFromAnyBytes) {
    for (const std::string bytes :
         {"", "\n", "\0\xff\xfe", "Subject: unsubscribe", "Subject: unsubscribe \r\n\r\n",
          "Content-Type: multipart/report; boundary=x\r\n\r\n--x\r\n"})
        EXPECT_EQ(read_report(bytes).kind, Kind::letter);
}

}  // namespace
}  // namespace tidings::deliver
