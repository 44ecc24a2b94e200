#include "deliver/smtp_mailer.h"

#include "deliver/mailer_contract.h"
#include "support/smtp_server.h"

namespace tidings::deliver {
namespace {

using Kind = Outcome::Kind;
using std::chrono::seconds;
using support::SmtpServer;

SmtpSettings settings_for(const SmtpServer& server) {
    SmtpSettings settings;
    settings.host = "127.0.0.1";
    settings.port = server.port();
    settings.hello = "hub.example";
    settings.timeout = seconds(1);
    settings.final_answer = seconds(2);
    return settings;
}

struct OverSmtp : support::MailerUnderTest {
    SmtpServer server;
    SmtpMailer smtp_mailer{settings_for(server)};

    OverSmtp() = default;
    explicit OverSmtp(const SmtpServer::Script& script) : server(script) {}

    Mailer& mailer() override { return smtp_mailer; }
    std::vector<std::string> arrived() override {
        std::vector<std::string> bytes;
        for (const SmtpServer::Received& message : server.messages()) bytes.push_back(message.bytes);
        return bytes;
    }
};

struct OverPipelines : OverSmtp {
    OverPipelines() : OverSmtp(SmtpServer::Script{{"EHLO", SmtpServer::pipelining}}) {}
};

}  // namespace
}  // namespace tidings::deliver

namespace tidings::support {
INSTANTIATE_TYPED_TEST_SUITE_P(Smtp, MailerContract, deliver::OverSmtp);
INSTANTIATE_TYPED_TEST_SUITE_P(PipelinedSmtp, MailerContract, deliver::OverPipelines);
}  // namespace tidings::support

namespace tidings::deliver {
namespace {

// What becomes of one message when the server behaves as `script` says.
Outcome outcome_with(const SmtpServer::Script& script, const Email& email = support::small_email()) {
    const SmtpServer server(script);
    return SmtpMailer(settings_for(server)).send(email);
}

Email large_email() {
    Email email = support::small_email();
    for (int i = 0; i < 400'000; ++i) email.bytes += "a line of a message that no socket buffer holds\r\n";
    return email;
}

TEST(SmtpMailer, TellsTheServerSenderAndRecipientAndItsOwnName) {
    OverSmtp setting;
    setting.mailer().send(support::small_email());
    const std::vector<std::string> commands = setting.server.commands();
    ASSERT_GE(commands.size(), 3U);
    EXPECT_EQ(commands[0], "EHLO hub.example");
    EXPECT_TRUE(commands[1].starts_with("MAIL FROM:<digest@hub.example>")) << commands[1];
    EXPECT_EQ(commands[2], "RCPT TO:<anna@ngo.example>");
}

TEST(SmtpMailer, SendsAllMessagesOverOneConnection) {
    OverSmtp setting;
    for (const char* token : {"one", "two", "three"}) setting.mailer().send(support::small_email(token));
    EXPECT_EQ(setting.server.connections(), 1);
}

TEST(SmtpMailer, RenewsItsConnectionAfterSoManyMessages) {
    const SmtpServer server;
    SmtpSettings settings = settings_for(server);
    settings.messages_per_connection = 2;
    SmtpMailer mailer(settings);
    for (const char* token : {"one", "two", "three"})
        EXPECT_EQ(mailer.send(support::small_email(token)).kind, Kind::accepted);
    EXPECT_EQ(server.connections(), 2);
}

TEST(SmtpMailer, ConnectsAnewWhenTheServerHungUpBetweenTwoMessages) {
    const SmtpServer server(SmtpServer::Script{{"RSET", "cut"}, {"RCPT", "450 4.7.1 Come back later"}});
    SmtpMailer mailer(settings_for(server));
    EXPECT_EQ(mailer.send(support::small_email("one")).answer, "450 4.7.1 Come back later");
    EXPECT_EQ(mailer.send(support::small_email("two")).answer, "450 4.7.1 Come back later");
    EXPECT_EQ(server.connections(), 2);
}

TEST(SmtpMailer, SaysAllThatComesBeforeAMessageAtOnceToAServerThatTakesIt) {
    OverPipelines fast;
    fast.mailer().send(support::small_email("one"));
    EXPECT_EQ(fast.server.turns(), 3);  // EHLO; MAIL, RCPT and DATA; the message
    OverSmtp slow;
    slow.mailer().send(support::small_email("one"));
    EXPECT_EQ(slow.server.turns(), 5);
}

TEST(SmtpMailer, FindsOutOfSeveralAnswersWhichOneRefuses) {
    const SmtpServer::Script script{{"EHLO", SmtpServer::pipelining},
                                    {"RCPT", "550 5.1.1 No such user"},
                                    {"DATA", "554 5.5.1 No valid recipients"}};
    const Outcome outcome = outcome_with(script);
    EXPECT_EQ(outcome.kind, Kind::refused);
    EXPECT_EQ(outcome.answer, "550 5.1.1 No such user");
    EXPECT_TRUE(outcome.at_recipient);
}

TEST(SmtpMailer, SendsNoMessageToAServerThatWantsOneAfterItRefusedTheRecipient) {
    const SmtpServer odd(SmtpServer::Script{{"EHLO", SmtpServer::pipelining}, {"RCPT", "550 5.1.1 No"}});
    SmtpMailer mailer(settings_for(odd));
    EXPECT_EQ(mailer.send(support::small_email("one")).kind, Kind::refused);
    EXPECT_EQ(mailer.send(support::small_email("two")).kind, Kind::refused);
    EXPECT_TRUE(odd.messages().empty());
    EXPECT_EQ(odd.connections(), 2);
}

TEST(SmtpMailer, DefersTheMessageWhenTheLineIsCutAmongSeveralAnswers) {
    for (const char* moment : {"MAIL", "RCPT", "DATA"})
        EXPECT_EQ(outcome_with({{"EHLO", SmtpServer::pipelining}, {moment, "cut"}}).kind, Kind::deferred);
    EXPECT_EQ(outcome_with({{"EHLO", SmtpServer::pipelining}, {"MAIL", "421 4.3.2 Down"}}).kind,
              Kind::unavailable);
}

TEST(SmtpMailer, MakesNothingOfAServerThatTalksWithoutEnd) {
    std::string endless;
    for (int i = 0; i < 3000; ++i) endless += "250-and another thing of no use to anybody\r\n";
    const Outcome outcome = outcome_with({{"MAIL", endless + "250 Ok"}});
    EXPECT_EQ(outcome.kind, Kind::deferred);
    EXPECT_NE(outcome.answer.find("without end"), std::string::npos) << outcome.answer;
}

TEST(SmtpMailer, SignsInWhenThereIsAUser) {
    const SmtpServer server;
    SmtpSettings settings = settings_for(server);
    settings.user = "hub";
    settings.password = "secret";
    EXPECT_EQ(SmtpMailer(settings).send(support::small_email()).kind, Kind::accepted);
    EXPECT_TRUE(server.commands().at(1).starts_with("AUTH PLAIN")) << server.commands().at(1);
}

TEST(SmtpMailer, TellsTheQueueIdOfPostfixEximAndSendmail) {
    EXPECT_EQ(outcome_with({{".", "250 2.0.0 Ok: queued as 4ZxQ1k"}}).queue_id, "4ZxQ1k");
    EXPECT_EQ(outcome_with({{".", "250 OK id=1tEx9B-0001aB-2C"}}).queue_id, "1tEx9B-0001aB-2C");
    EXPECT_EQ(outcome_with({{".", "250 2.0.0 4AM8 Message accepted for delivery"}}).queue_id, "4AM8");
    EXPECT_EQ(outcome_with({{".", "250 fine"}}).queue_id, "");
}

TEST(SmtpMailer, IsRefusedWhenTheRecipientIsUnknown) {
    const Outcome outcome = outcome_with({{"RCPT", "550 5.1.1 No such user"}});
    EXPECT_EQ(outcome.kind, Kind::refused);
    EXPECT_EQ(outcome.answer, "550 5.1.1 No such user");
}

TEST(SmtpMailer, IsDeferredWhenTheRecipientIsGreylisted) {
    const Outcome outcome = outcome_with({{"RCPT", "450 4.7.1 Come back later"}});
    EXPECT_EQ(outcome.kind, Kind::deferred);
    EXPECT_EQ(outcome.answer, "450 4.7.1 Come back later");
}

TEST(SmtpMailer, SendsTheNextMessageInTheSameSessionAfterARefusedOne) {
    const SmtpServer strict(SmtpServer::Script{{"RCPT", "550 5.1.1 No such user"}});
    const std::string rcpt = "RCPT TO:<anna@ngo.example>",
                      mail = "MAIL FROM:<digest@hub.example> SIZE=" +
                             std::to_string(support::small_email("one").bytes.size());
    SmtpMailer mailer(settings_for(strict));
    EXPECT_EQ(mailer.send(support::small_email("one")).kind, Kind::refused);
    EXPECT_EQ(mailer.send(support::small_email("two")).kind, Kind::refused);
    EXPECT_EQ(strict.commands(),
              (std::vector<std::string>{"EHLO hub.example", mail, rcpt, "RSET", mail, rcpt, "RSET"}));
}

TEST(SmtpMailer, DefersOrIsRefusedByTheAnswerToData) {
    EXPECT_EQ(outcome_with({{"DATA", "451 4.3.0 Busy"}}).kind, Kind::deferred);
    EXPECT_EQ(outcome_with({{"DATA", "554 5.5.1 No valid recipients"}}).kind, Kind::refused);
}

TEST(SmtpMailer, DefersOrIsRefusedByTheAnswerToTheFinalDot) {
    EXPECT_EQ(outcome_with({{".", "452 4.3.1 Disk full"}}).kind, Kind::deferred);
    const Outcome refused = outcome_with({{".", "554 5.7.1 Looks like spam"}});
    EXPECT_EQ(refused.kind, Kind::refused);
    EXPECT_EQ(refused.answer, "554 5.7.1 Looks like spam");
}

TEST(SmtpMailer, IsUncertainWhenTheLineIsCutAfterTheFinalDot) {
    EXPECT_EQ(outcome_with({{".", "cut"}}).kind, Kind::uncertain);
}

TEST(SmtpMailer, IsUncertainWhenTheFinalDotIsNeverAnswered) {
    EXPECT_EQ(outcome_with({{".", "silence"}}).kind, Kind::uncertain);
}

TEST(SmtpMailer, WaitsForTheAnswerToTheFinalDotOnceAndNotAgainForAFarewell) {
    const SmtpServer server(SmtpServer::Script{{".", "silence"}});
    SmtpSettings settings = settings_for(server);
    settings.final_answer = seconds(4);
    const auto start = std::chrono::steady_clock::now();
    EXPECT_EQ(SmtpMailer(settings).send(support::small_email()).kind, Kind::uncertain);
    EXPECT_LT(std::chrono::steady_clock::now() - start, seconds(7));
}

TEST(SmtpMailer, DoesNotWaitForAServerThatDoesNotSayGoodbye) {
    const SmtpServer server(SmtpServer::Script{{"QUIT", "silence"}});
    const auto start = std::chrono::steady_clock::now();
    EXPECT_EQ(SmtpMailer(settings_for(server)).send(support::small_email()).kind, Kind::accepted);
    EXPECT_LT(std::chrono::steady_clock::now() - start, seconds(5));
}

TEST(SmtpMailer, SaysWhetherTheRecipientWasRefusedOrTheMessage) {
    EXPECT_TRUE(outcome_with({{"RCPT", "550 5.1.1 No such user"}}).at_recipient);
    EXPECT_FALSE(outcome_with({{".", "550 5.1.1 No such user"}}).at_recipient);
}

TEST(SmtpMailer, IsDeferredWhenTheLineIsCutWithinTheMessage) {
    EXPECT_EQ(outcome_with({{"body", "cut"}}, large_email()).kind, Kind::deferred);
}

TEST(SmtpMailer, IsDeferredWhenTheServerFallsSilentWithinTheMessage) {
    EXPECT_EQ(outcome_with({{"RCPT", "silence"}}).kind, Kind::deferred);
    EXPECT_EQ(outcome_with({{"DATA", "silence"}}).kind, Kind::deferred);
}

TEST(SmtpMailer, IsDeferredWhenTheLineIsCutBeforeTheMessage) {
    EXPECT_EQ(outcome_with({{"RCPT", "cut"}}).kind, Kind::deferred);
    EXPECT_EQ(outcome_with({{"DATA", "cut"}}).kind, Kind::deferred);
}

TEST(SmtpMailer, FindsTheServerUnavailableWhenItGoesAway) {
    EXPECT_EQ(outcome_with({{"MAIL", "421 4.3.2 Shutting down"}}).kind, Kind::unavailable);
    EXPECT_EQ(outcome_with({{"RCPT", "421 4.7.0 Too many messages"}}).kind, Kind::unavailable);
    EXPECT_EQ(outcome_with({{".", "421 4.3.2 Shutting down"}}).kind, Kind::unavailable);
}

TEST(SmtpMailer, FindsTheServerUnavailableWhenItDoesNotGreet) {
    EXPECT_EQ(outcome_with({{"greeting", "cut"}}).kind, Kind::unavailable);
    EXPECT_EQ(outcome_with({{"greeting", "silence"}}).kind, Kind::unavailable);
    EXPECT_EQ(outcome_with({{"greeting", "554 5.7.1 Not you"}}).kind, Kind::unavailable);
}

TEST(SmtpMailer, FindsTheServerUnavailableWhenNobodyListens) {
    SmtpSettings settings;
    settings.host = "127.0.0.1";
    settings.port = SmtpServer().port();  // closed again
    const Outcome outcome = SmtpMailer(settings).send(support::small_email());
    EXPECT_EQ(outcome.kind, Kind::unavailable);
    EXPECT_NE(outcome.answer, "");
}

TEST(SmtpMailer, FindsTheServerUnavailableWhenItRefusesOurSender) {
    EXPECT_EQ(outcome_with({{"MAIL", "530 5.7.0 Authentication required"}}).kind, Kind::unavailable);
    EXPECT_EQ(outcome_with({{"MAIL", "552 5.3.4 Message too large"}}).kind, Kind::refused);
}

TEST(SmtpMailer, FindsTheServerUnavailableWhenItRefusesOurPassword) {
    const SmtpServer server(SmtpServer::Script{{"password", "535 5.7.8 Wrong password"}});
    SmtpSettings settings = settings_for(server);
    settings.user = "hub";
    settings.password = "wrong";
    const Outcome outcome = SmtpMailer(settings).send(support::small_email());
    EXPECT_EQ(outcome.kind, Kind::unavailable);
    EXPECT_EQ(outcome.answer, "535 5.7.8 Wrong password");
}

TEST(SmtpMailer, SaysNothingToAServerThatDoesNotOfferTheEncryptionAskedFor) {
    const SmtpServer server;
    SmtpSettings settings = settings_for(server);
    settings.security = SmtpSettings::Security::starttls;
    EXPECT_EQ(SmtpMailer(settings).send(support::small_email()).kind, Kind::unavailable);
    EXPECT_TRUE(server.messages().empty());
}

}  // namespace
}  // namespace tidings::deliver
