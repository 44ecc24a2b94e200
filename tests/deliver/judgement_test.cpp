// What refusals and reports are about, in the words that mail systems use.
#include "deliver/judgement.h"

#include <gtest/gtest.h>

#include <vector>

namespace tidings::deliver {
namespace {

constexpr const char* reader = "lena@home.example";

MailVerdict of(std::string_view answer) { return judge_refusal(answer, true).verdict; }

Judgement judged(const ReportedRecipient& group, std::string_view words = "") {
    return judge_report(std::vector{group}, words, reader);
}

ReportedRecipient failed(std::string status, std::string diagnostic) {
    return {.action = "failed",
            .status = std::move(status),
            .diagnostic_code = std::move(diagnostic),
            .final_recipient = "rfc822; lena@home.example",
            .original_recipient = {}};
}

struct Sample {
    MailVerdict verdict;
    std::vector<std::string_view> answers;
};

const std::vector<Sample>& of_addresses() {
    static const std::vector<Sample> all{
        {MailVerdict::address,
         {"550 No such user here",
          "550 5.1.1 <address>: Recipient address rejected: User unknown in local recipient table",
          "550 5.1.1 The email account that you tried to reach does not exist. Please try double-checking",
          "554 delivery error: dd This user doesn't have a postbox.example account",
          "554 30 Sorry, your message to <address> cannot be delivered. This mailbox is disabled (554.30).",
          "550 Requested action not taken: mailbox unavailable",
          "550 5.5.1 Invalid Recipient",
          "550 5.4.1 Recipient address rejected: Access denied. [edge.home.example]",
          "550 5.1.10 RESOLVER.ADR.RecipientNotFound; not found",
          "550 Unknown user",
          "550 Unrouteable address",
          "556 5.1.10 Recipient domain has null MX",
          "550 sorry, no mailbox here by that name (#5.1.1)",
          "550 Benutzer unbekannt",
          "550 Empf\xC3\xA4nger existiert nicht",
          "550 Utente sconosciuto",
          "550 5.1.1 Adresse d au moins un destinataire invalide. OFR_418",
          "550 El usuario no existe",
          "550 Usu\xC3\xA1rio desconhecido",
          "550 Gebruiker onbekend",
          "550 Tuntematon vastaanottaja",
          "550 \xCE\x86\xCE\xB3\xCE\xBD\xCF\x89\xCF\x83\xCF\x84\xCE\xBF\xCF\x82 "
          "\xCF\x87\xCF\x81\xCE\xAE\xCF\x83\xCF\x84\xCE\xB7\xCF\x82",
          "550 "
          "\xD0\x9F\xD0\xBE\xD0\xBB\xD1\x8C\xD0\xB7\xD0\xBE\xD0\xB2\xD0\xB0\xD1\x82\xD0\xB5\xD0\xBB\xD1\x8C "
          "\xD0\xBD\xD0\xB5 \xD0\xBD\xD0\xB0\xD0\xB9\xD0\xB4\xD0\xB5\xD0\xBD"}}};
    return all;
}

const std::vector<Sample>& of_other_things() {
    static const std::vector<Sample> all{
        {MailVerdict::us,
         {"550 5.1.0 <address>: Sender address rejected: User unknown in virtual mailbox table",
          "550 5.1.8 <address>: Sender address rejected: Domain not found",
          "553 5.1.7 Sender not accepted",
          "550 Verification failed for <address> No such user Sender verify failed",
          "554 5.7.1 Service unavailable; Client host [192.0.2.9] blocked using zen.list.example",
          "550 5.7.1 Our system has detected that this message is likely unsolicited mail",
          "550 Message rejected due to SPF policy",
          "554 Message not allowed - [PH01] Email not accepted for policy reasons",
          "550 5.1.1 192.0.2.9 has too many recipients this hour",
          "554 IP=192.0.2.9 - A problem occurred. Ask your postmaster for help",
          "550 Requested action not taken: mailbox unavailable invalid DNS MX or A/AAAA resource record",
          "550 Administrative prohibition",
          "550 Too many spams from your IP",
          "550 spam detected",
          "552 5.3.4 Message size exceeds fixed maximum message size",
          "550 5.7.133 RESOLVER.RST.SenderNotAuthenticatedForGroup",
          "554 5.7.1 <address>: Relay access denied",
          "554 5.4.6 Too many hops",
          "550 5.6.1 8BITMIME not supported",
          "550 sorry, that domain isn't in my list of allowed rcpthosts (#5.7.1)",
          "530 5.7.0 Must issue a STARTTLS command first"}},
        {MailVerdict::mailbox,
         {"552 5.2.2 Mailbox full", "550 User is over quota",
          "552 Requested mail action aborted: exceeded storage allocation",
          "550 5.2.1 The user you are trying to contact is receiving mail at a rate that prevents additional "
          "messages",
          "550 Postfach ist voll", "552 5.1.1 Boite du destinataire pleine. Recipient overquota. OFR_417",
          "550 Casella piena", "550 Buz\xC3\xB3n lleno", "452 4.2.2 Over quota",
          "450 4.7.1 Greylisted, try again in 300 seconds"}},
        {MailVerdict::unexplained, {"550", "550 5.0.0", "553", "550 5.7.1 <address>: User unknown"}},
        {MailVerdict::unknown, {"550 The fjord is frozen", "554 Transaction no. 7"}}};
    return all;
}

TEST(Judgement, OfARefusalFollowsItsWordsAndCodes) {
    for (const auto& samples : {of_addresses(), of_other_things()})
        for (const Sample& sample : samples)
            for (const std::string_view answer : sample.answers)
                EXPECT_EQ(verdict_name(of(answer)), verdict_name(sample.verdict)) << answer;
}

TEST(Judgement, OfWhatIsSaidAfterTheTextIsHardlyOfTheAddress) {
    EXPECT_EQ(judge_refusal("550 5.1.1 User unknown", false).verdict, MailVerdict::unexplained);
    EXPECT_EQ(judge_refusal("554 Transaction no. 7", false).verdict, MailVerdict::us);
    EXPECT_EQ(judge_refusal("552 5.2.2 Mailbox full", false).verdict, MailVerdict::mailbox);
}

TEST(Judgement, BelievesTheDiagnosticWhereStatusSaysNothing) {
    const Judgement judgement = judged(failed("5.0.0", "smtp; 550-5.1.1 Nobody of that name"));
    EXPECT_EQ(judgement.verdict, MailVerdict::address);
    EXPECT_EQ(judgement.status, "5.1.1");
    EXPECT_EQ(judged(failed("5.0.0", "smtp; 550 5.7.1 See our rules")).verdict, MailVerdict::us);
    EXPECT_EQ(judged(failed("5.1.1", "smtp; 550 5.7.1 See our rules")).verdict, MailVerdict::us)
        << "the other server's word";
    EXPECT_EQ(judged(failed("", "smtp; 550 5.1.1 gone")).verdict, MailVerdict::address);
    EXPECT_EQ(judged(failed("5.0.0", "")).verdict, MailVerdict::unexplained);
}

TEST(Judgement, ReadsTheWordsOfTheReportOnlyWhereThereIsNoDiagnostic) {
    const std::string text = "Dear sender, we block spam.\n\nlena@home.example: 550 5.1.1 User unknown\n";
    EXPECT_EQ(judged(failed("5.0.0", ""), text).verdict, MailVerdict::address);
    EXPECT_EQ(judged(failed("5.1.1", ""), "We block spam.\n").verdict, MailVerdict::address);
    EXPECT_EQ(judge_report({}, text, reader).verdict, MailVerdict::address) << "a report in words alone";
}

TEST(Judgement, OfATemporaryFailureThatDidNotEndIsNeverOfTheAddress) {
    EXPECT_EQ(judged(failed("4.4.1", "")).verdict, MailVerdict::mailbox);
    EXPECT_EQ(judged(failed("4.1.1", "smtp; 450 4.1.1 User unknown, perhaps")).verdict, MailVerdict::mailbox);
    EXPECT_EQ(judged(failed("4.7.5", "x-mta; Server certificate not trusted")).verdict, MailVerdict::us);
}

TEST(Judgement, BlamesNoReaderForAnotherAddress) {
    ReportedRecipient group = failed("5.1.1", "smtp; 550 5.1.1 User unknown");
    group.original_recipient = "rfc822; lena@home.example";
    group.final_recipient = "rfc822; tom@home.example";
    EXPECT_EQ(judged(group).verdict, MailVerdict::nothing) << "a member behind an alias";
    group.final_recipient = "rfc822; tom@elsewhere.example";
    EXPECT_EQ(judged(group).verdict, MailVerdict::mailbox) << "where the mail is forwarded to";
    EXPECT_EQ(judged(failed("5.1.1", "smtp; 550 5.1.1 <tom@elsewhere.example>: User unknown")).verdict,
              MailVerdict::mailbox)
        << "named in the answer alone";
}

TEST(Judgement, KnowsTheReaderHoweverTheAddressIsWritten) {
    for (const char* final : {"rfc822;LENA@Home.example", "rfc822; <lena@home.example>", "lena",
                              "rfc822; lena@tenant.example", "rfc822; lena@home.example (her box)", ""}) {
        ReportedRecipient group = failed("5.1.1", "");
        group.final_recipient = final;
        EXPECT_EQ(judged(group).verdict, MailVerdict::address) << final;
    }
    ReportedRecipient tagged = failed("5.1.1", "");
    tagged.final_recipient = "rfc822; lena+2Bnews@home.example";
    EXPECT_EQ(judge_report(std::vector{tagged}, "", "lena+news@home.example").verdict, MailVerdict::address)
        << "xtext";
}

TEST(Judgement, OfSeveralGroupsIsTheWorstOfTheReader) {
    ReportedRecipient delivered = failed("2.0.0", "");
    delivered.action = "delivered";
    EXPECT_EQ(judge_report(std::vector{delivered, failed("5.1.1", "")}, "", reader).verdict,
              MailVerdict::address);
    EXPECT_EQ(judge_report(std::vector{delivered}, "", reader).verdict, MailVerdict::nothing);
}

TEST(ReportedAction, DecidesWhateverStandsBehindIt) {
    const auto says = [](std::string action, std::string status) {
        return says_failed({.action = std::move(action),
                            .status = std::move(status),
                            .diagnostic_code = {},
                            .final_recipient = {},
                            .original_recipient = {}});
    };
    EXPECT_TRUE(says("Failed (nicht zustellbar)", "5.0.0"));
    EXPECT_TRUE(says("", "5.1.1"));
    EXPECT_TRUE(
        says("\xC3\xA9"
             "chec",
             "5.1.1"))
        << "an action that RFC 3464 does not know";
    EXPECT_FALSE(says("delayed", "4.4.1"));
    EXPECT_FALSE(says("relayed", "5.0.0"));
    EXPECT_FALSE(says("", ""));
}

}  // namespace
}  // namespace tidings::deliver
