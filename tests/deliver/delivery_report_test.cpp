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

TEST(DeliveryReport, OfAbuseIsAComplaint) {
    const std::string part = "Feedback-Type: abuse\r\nUser-Agent: mx/1\r\nVersion: 1\r\n";
    EXPECT_EQ(read_report(report_with("feedback-report", "feedback-report", part)).kind, Kind::complaint);
}

TEST(DeliveryReport, ThatAMailIsNoSpamIsNoComplaint) {
    const std::string part = "Feedback-Type: not-spam\r\nVersion: 1\r\n";
    EXPECT_EQ(read_report(report_with("feedback-report", "feedback-report", part)).kind, Kind::other);
}

TEST(DeliveryReport, IsNotWhatAMailQuotes) {
    const std::string mail =
        "To: bounce+7-abc@hub.example\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\n--c\r\n"
        "Content-Type: message/rfc822\r\n\r\n" +
        failure("failed", "5.1.1") + "\r\n--c--\r\n";
    EXPECT_EQ(read_report(mail).kind, Kind::other);
}

TEST(DeliveryReport, OfAnAnsweringMachineIsNoneAtAll) {
    const std::string mail =
        "Auto-Submitted: auto-replied\r\nSubject: unsubscribe "
        "abcdefghijklmnopqrstuvwxyz012345\r\n\r\nI am away.\r\n";
    EXPECT_EQ(read_report(mail).kind, Kind::automatic);
}

TEST(DeliveryReport, OfAReaderWhoWritesToLeaveHasTheToken) {
    const DeliveryReport report = read_report(
        "From: anna@ngo.example\r\nSubject: Re: Unsubscribe abcdefghijklmnopqrstuvwxyz-_2345\r\n\r\n\r\n");
    EXPECT_EQ(report.kind, Kind::leaving);
    EXPECT_EQ(report.token, "abcdefghijklmnopqrstuvwxyz-_2345");
}

TEST(DeliveryReport, IsReadFromAnyBytes) {
    for (const std::string bytes :
         {"", "\n", "\0\xff\xfe", "Subject: unsubscribe", "Subject: unsubscribe \r\n\r\n",
          "Content-Type: multipart/report; boundary=x\r\n\r\n--x\r\n"})
        EXPECT_EQ(read_report(bytes).kind, Kind::other);
}

}  // namespace
}  // namespace tidings::deliver
