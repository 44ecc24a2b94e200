// Handing over, driven as cron does it, to a mail server that behaves as each test says.
#include <gtest/gtest.h>

#include <algorithm>
#include <list>
#include <optional>

#include "commands/mailing_hub.h"
#include "support/golden.h"

namespace tidings {
namespace {

using support::SmtpServer;

class Delivering : public MailingHub {
  protected:
    // Every value of every row.
    std::string all_that_is_stored() {
        std::list<std::string> statements;  // which the database knows by where they stand
        const store::Database db = store::Database::open(folder / "hub/tidings.db");
        std::string all;
        store::Rows tables =
            db.query("select name from sqlite_schema where type = 'table' and name <> 'search_index'");
        while (tables.next()) {
            std::string columns = "''";
            store::Rows column = db.query("select name from pragma_table_info(?)", {tables.text(0)});
            while (column.next()) columns += " || ' ' || coalesce(\"" + column.text(0) + "\", '')";
            statements.push_back("select " + columns + " from \"" + tables.text(0) + "\"");
            store::Rows rows = db.query(statements.back());
            while (rows.next()) all += tables.text(0) + ":" + rows.text(0) + "\n";
        }
        return all;
    }
};

TEST_F(Delivering, HandsEveryMailOverOnceAndSaysSo) {
    mail_server();
    ASSERT_EQ(tidings({"deliver"}), 0) << err;
    ASSERT_EQ(tidings({"deliver"}), 0) << err;
    EXPECT_EQ(server->messages().size(), 2u);
    EXPECT_TRUE(says("\"due\":2,\"sent\":2")) << out;
}

TEST_F(Delivering, TriesAgainWhatWasPutOffAndOnlyWhenItIsTime) {
    mail_server({{"RCPT", "450 4.7.1 Greylisted"}});
    ASSERT_EQ(tidings({"deliver"}), 0) << err;
    mail_server();
    wait(std::chrono::minutes(3));
    ASSERT_EQ(tidings({"deliver"}), 0) << err;
    EXPECT_TRUE(server->messages().empty());
    wait(std::chrono::minutes(4));
    ASSERT_EQ(tidings({"deliver"}), 0) << err;
    EXPECT_EQ(server->messages().size(), 2u);
}

TEST_F(Delivering, GivesUpAfterTwoDaysOfTrying) {
    put_off_until_given_up("deliver");
    EXPECT_TRUE(says("\"expired\":2")) << out;
}

TEST_F(Delivering, TellsInTheNextIssueWhatAReaderMissed) {
    put_off_until_given_up("deliver");
    make_issue("2");
    mail_server();
    ASSERT_EQ(tidings({"deliver"}), 0) << err;
    ASSERT_EQ(server->messages().size(), 2u);
    for (const auto& message : server->messages()) {
        EXPECT_NE(message.bytes.find("News 1"), std::string::npos);
        EXPECT_NE(message.bytes.find("News 2"), std::string::npos);
    }
    wait(std::chrono::hours(1));
    make_issue("3");
    mail_server();
    ASSERT_EQ(tidings({"deliver"}), 0) << err;
    EXPECT_EQ(server->messages().front().bytes.find("News 1"), std::string::npos) << "told once";
}

TEST_F(Delivering, HoldsWhatIsTooOldToGoUnaskedAndGivesNobodyUp) {
    mail_server();
    now += std::chrono::hours(24 * 400);
    ASSERT_EQ(tidings({"deliver"}), 0) << err;
    EXPECT_NE(err.find("warning mails that waited too long to go unasked are held"), std::string::npos);
    ASSERT_EQ(tidings({"deliver"}), 0) << err;
    EXPECT_TRUE(says("\"held\":2")) << out;
    EXPECT_TRUE(server->messages().empty());
    ASSERT_EQ(tidings({"issues", "release", "1", "--by", "maria"}), 0) << err;
    EXPECT_EQ(out, "issue 1: 2 held mails go with the next run\n");
    wait(std::chrono::hours(1));
    ASSERT_EQ(tidings({"deliver"}), 0) << err;
    EXPECT_TRUE(says("\"sent\":2")) << out;
}

TEST_F(Delivering, SendsWhatAClockThatJumpedMadeLookOldOnceTheClockIsRight) {
    mail_server();
    now += std::chrono::hours(24 * 400);
    ASSERT_EQ(tidings({"deliver"}), 0) << err;
    now -= std::chrono::hours(24 * 400);
    ASSERT_EQ(tidings({"deliver"}), 0) << err;
    EXPECT_TRUE(says("\"sent\":2")) << out;
}

TEST_F(Delivering, LosesNothingWhenTheClockGoesBack) {
    mail_server({{"RCPT", "450 4.7.1 Greylisted"}});
    ASSERT_EQ(tidings({"deliver"}), 0) << err;
    now -= std::chrono::hours(24 * 400);
    mail_server();
    ASSERT_EQ(tidings({"deliver"}), 0) << err;
    EXPECT_TRUE(says("\"sent\":2")) << out;
}

TEST_F(Delivering, SendsNothingMoreToAnAddressThatDoesNotExist) {
    mail_server({{"RCPT", "550 5.1.1 No such user"}});
    ASSERT_EQ(tidings({"deliver"}), 0) << err;
    EXPECT_TRUE(says("\"failed\":2")) << out;
    mail_server();
    ASSERT_EQ(tidings({"subscribers", "add", "eva@reader.example", "--consent", "form"}), 0) << err;
    wait(std::chrono::minutes(1));
    make_issue("2");
    ASSERT_EQ(tidings({"deliver"}), 0) << err;
    ASSERT_EQ(server->messages().size(), 1u);
    EXPECT_EQ(server->messages().front().to.substr(0, 20), "<eva@reader.example>");
}

TEST_F(Delivering, GivesNobodyUpWhenTheServerRefusesEverybodyInTheSameWords) {
    for (int i = 0; i < 20; ++i)
        ASSERT_EQ(tidings({"subscribers", "add",
                           "r" + std::to_string(i) + "@house" + std::to_string(i) + ".example", "--consent",
                           "form"}),
                  0)
            << err;
    wait(std::chrono::minutes(1));
    make_issue("2");
    mail_server({{"RCPT", "550 5.1.1 User unknown"}});
    EXPECT_EQ(tidings({"-q", "deliver"}), 69) << err;
    EXPECT_NE(err.find("the mail server refuses mail of ours"), std::string::npos) << err;
    ASSERT_EQ(tidings({"subscribers", "list", "--state", "suppressed"}), 0) << err;
    EXPECT_EQ(out, "");
    mail_server();
    wait(std::chrono::hours(2));
    ASSERT_EQ(tidings({"run"}), 0) << err;
    EXPECT_NE(out.find("nobody is given up"), std::string::npos) << out;
    EXPECT_GE(server->messages().size(), 20u) << "what was refused waited";
}

TEST_F(Delivering, TellsOfARefusalThatIsAboutUsAndBlamesNoReader) {
    mail_server({{"RCPT", "554 5.7.1 Relay access denied"}});
    ASSERT_EQ(tidings({"deliver"}), 0) << err;
    EXPECT_NE(err.find("error the mail server refuses mail of ours"), std::string::npos) << err;
    mail_server();
    wait(std::chrono::minutes(1));
    make_issue("2");
    ASSERT_EQ(tidings({"deliver"}), 0) << err;
    EXPECT_EQ(server->messages().size(), 2u);
}

TEST_F(Delivering, LeavesAServerAloneThatIsUnavailableAndCountsNoAttempt) {
    mail_server({{"greeting", "421 4.3.2 Not now"}});
    EXPECT_EQ(tidings({"deliver"}), 69) << err;
    EXPECT_TRUE(says("\"waiting\":2")) << out;
    const int connections = server->connections();
    EXPECT_EQ(tidings({"deliver"}), 69) << err;
    EXPECT_EQ(server->connections(), connections) << "five seconds are not over";
    mail_server();
    wait(std::chrono::minutes(1));
    EXPECT_EQ(tidings({"deliver"}), 0) << err;
    EXPECT_EQ(server->messages().size(), 2u);
}

TEST_F(Delivering, SendsAMailInDoubtAgainAsTheSameBytes) {
    mail_server({{".", "cut"}});
    ASSERT_EQ(tidings({"deliver"}), 0) << err;
    std::vector<std::string> before;
    for (const auto& message : server->messages()) before.push_back(message.bytes);
    mail_server();
    wait(std::chrono::minutes(10));
    ASSERT_EQ(tidings({"deliver"}), 0) << err;
    ASSERT_EQ(server->messages().size(), 2u);
    for (const auto& message : server->messages())
        EXPECT_NE(std::ranges::find(before, message.bytes), before.end());
}

TEST_F(Delivering, HoldsAMailInDoubtWhereItsDigestSaysSo) {
    set_in_digest("on_uncertain = \"hold\"");
    make_issue("2");
    mail_server({{".", "cut"}});
    ASSERT_EQ(tidings({"deliver"}), 0) << err;
    EXPECT_NE(ledger("2").find("\"held\":2"), std::string::npos) << out;
    mail_server();
    wait(std::chrono::minutes(10));
    ASSERT_EQ(tidings({"deliver"}), 0) << err;
    EXPECT_EQ(server->messages().size(), 2u) << "those of the first issue";
}

TEST_F(Delivering, SendsAMailInDoubtAsTheSameBytesThoughItsStoryIsTakenOutOfWhatWaits) {
    mail_server({{".", "cut"}});
    ASSERT_EQ(tidings({"deliver"}), 0) << err;
    const std::vector<SmtpServer::Received> before = server->messages();
    ASSERT_EQ(tidings({"stories", "withdraw", "1", "--reason", "asked to", "--stop-waiting"}), 0) << err;
    EXPECT_NE(out.find("2 mails of issue 1 hold story 1, may have gone already"), std::string::npos) << out;
    mail_server();
    wait(std::chrono::minutes(10));
    ASSERT_EQ(tidings({"deliver"}), 0) << err;
    ASSERT_EQ(server->messages().size(), 2u);
    for (const auto& message : server->messages())
        EXPECT_TRUE(
            std::ranges::any_of(before, [&](const auto& first) { return first.bytes == message.bytes; }));
}

TEST_F(Delivering, PutsRightOnceWhatAMailInDoubtMayHaveTold) {
    set_in_digest("on_uncertain = \"hold\"");
    make_issue("2");
    mail_server({{".", "cut"}});
    ASSERT_EQ(tidings({"deliver"}), 0) << err;
    ASSERT_EQ(tidings({"stories", "withdraw", "2", "--reason", "asked to"}), 0) << err;
    mail_server();
    for (int run = 0; run < 3; ++run) {
        wait(std::chrono::minutes(15));
        ASSERT_EQ(tidings({"run"}), 0) << err;
    }
    const auto corrections = std::ranges::count_if(server->messages(), [](const auto& message) {
        return message.bytes.find("Subject: Correction") != std::string::npos;
    });
    EXPECT_EQ(corrections, 2);
}

TEST_F(Delivering, SendsWhatWasHeldInDoubtAgainOnAnEditorsWord) {
    set_in_digest("on_uncertain = \"hold\"");
    make_issue("2");
    mail_server({{".", "cut"}});
    ASSERT_EQ(tidings({"deliver"}), 0) << err;
    const std::vector<SmtpServer::Received> before = server->messages();
    ASSERT_EQ(tidings({"issues", "release", "2", "--by", "maria", "--reason", "asked them"}), 0) << err;
    mail_server();
    ASSERT_EQ(tidings({"deliver"}), 0) << err;
    EXPECT_NE(ledger("2").find("\"sent\":2"), std::string::npos) << out;
    for (const auto& message : server->messages())
        EXPECT_TRUE(
            std::ranges::any_of(before, [&](const auto& held) { return held.bytes == message.bytes; }));
    ASSERT_EQ(tidings({"issues", "show", "2"}), 0) << err;
    EXPECT_NE(out.find("held mails released by maria: asked them"), std::string::npos) << out;
    EXPECT_EQ(tidings({"issues", "release", "2"}), 77) << err;
}

TEST_F(Delivering, NeverBringsAStoppedIssueBack) {
    ASSERT_EQ(tidings({"issues", "stop", "1"}), 0) << err;
    change_database("update sends set state = 'held'");
    for (const char* decision : {"--by=maria", "--give-up"}) {
        EXPECT_EQ(tidings({"issues", "release", "1", decision}), 77) << err;
        EXPECT_NE(err.find("is cancelled and cannot be released"), std::string::npos) << err;
    }
    mail_server();
    ASSERT_EQ(tidings({"deliver"}), 0) << err;
    EXPECT_TRUE(server->messages().empty());
}

TEST_F(Delivering, TellsOfHeldMailsOnce) {
    set_in_digest("on_uncertain = \"hold\"");
    make_issue("2");
    mail_server({{".", "cut"}});
    const std::string told = "has 2 held mails: `tidings issues release 2` sends them";
    ASSERT_EQ(tidings({"run"}), 0) << err;
    EXPECT_NE(err.find(told), std::string::npos) << err;
    ASSERT_EQ(tidings({"run"}), 0) << err;
    EXPECT_EQ(err.find(told), std::string::npos) << err;
}

TEST_F(Delivering, GivesUpWhatWasHeldOnAnEditorsWord) {
    set_in_digest("on_uncertain = \"hold\"");
    make_issue("2");
    mail_server({{".", "cut"}});
    ASSERT_EQ(tidings({"deliver"}), 0) << err;
    ASSERT_EQ(tidings({"issues", "release", "2", "--give-up", "--by", "maria"}), 0) << err;
    EXPECT_NE(ledger("2").find("\"expired\":2"), std::string::npos) << out;
    ASSERT_EQ(tidings({"issues", "show", "2"}), 0) << err;
    EXPECT_NE(out.find("held mails given up by maria"), std::string::npos) << out;
}

TEST_F(Delivering, TakesAnAddressForAnswersThatHasANameBeforeIt) {
    set("TIDINGS_DIGEST_WEEKLY_REPLY_TO", "Editors <editors@hub.example>");
    make_issue("2");
    mail_server();
    ASSERT_EQ(tidings({"deliver"}), 0) << err;
    ASSERT_EQ(server->messages().size(), 4u);
    EXPECT_NE(server->messages().back().bytes.find("\r\nReply-To: editors@hub.example\r\n"),
              std::string::npos);
}

TEST_F(Delivering, HoldsALetterThatNoMessageCanBeMadeOfAndSendsTheOthers) {
    change_database("update letters set list_id = 'no list'");
    make_issue("2");
    mail_server();
    ASSERT_EQ(tidings({"deliver"}), 0) << err;
    EXPECT_EQ(server->messages().size(), 2u);
    EXPECT_TRUE(says("\"held\":2")) << out;
}

TEST_F(Delivering, MendsALetterThatWasSealedWithANameBeforeItsAddress) {
    change_database("update letters set reply_to = 'Editors <editors@hub.example>'");
    mail_server();
    ASSERT_EQ(tidings({"deliver"}), 0) << err;
    EXPECT_EQ(server->messages().size(), 2u);
}

TEST_F(Delivering, ClaimsNothingWhereTheReturnPathHasNoRoom) {
    mail_server();
    set("TIDINGS_MAIL_BOUNCE", std::string(31, 'b') + "@hub.example.org");
    EXPECT_EQ(tidings({"deliver"}), 78) << err;
    EXPECT_NE(err.find("mail.bounce: there is no room for +TOKEN, of 35 characters"), std::string::npos)
        << err;
    EXPECT_TRUE(says("\"waiting\":2")) << out;
    set("TIDINGS_MAIL_BOUNCE", std::string(29, 'b') + "@hub.example.org");
    ASSERT_EQ(tidings({"deliver"}), 0) << err;
    EXPECT_EQ(server->messages().size(), 2u);
}

TEST_F(Delivering, SaysInARunWhatIsHeld) {
    change_database("update letters set list_id = 'no list'");
    ASSERT_EQ(tidings({"run"}), 0) << err;
    EXPECT_NE(out.find("0 sent, 0 put off, 0 refused, 2 held, 0 given up"), std::string::npos) << out;
}

TEST_F(Delivering, SaysInARunWhatIsGivenUp) {
    put_off_until_given_up("run");
    EXPECT_NE(out.find("0 sent, 0 put off, 0 refused, 0 held, 2 given up"), std::string::npos) << out;
}

TEST_F(Delivering, KeepsNoAddressThatAServerRepeatedOnceItIsErased) {
    set("TIDINGS_EDITORS_NOTIFY", "eva@hub.example.org");
    for (const char* answer :
         {"554 5.7.1 <anna@reader.example>: Relay access denied", "550 5.1.1 anna@reader.example unknown"}) {
        mail_server({{"RCPT", answer}});
        EXPECT_EQ(tidings({"-q", "run"}), 0) << err;
        EXPECT_EQ(err.find("anna"), std::string::npos) << err;
        wait(std::chrono::minutes(61));
        make_issue(answer[2] == '4' ? "2" : "3");
    }
    EXPECT_NE(all_that_is_stored().find("anna"), std::string::npos);
    ASSERT_EQ(tidings({"subscribers", "erase", "anna@reader.example"}), 0) << err;
    EXPECT_EQ(all_that_is_stored().find("anna"), std::string::npos) << all_that_is_stored();
}

TEST_F(Delivering, WritesMailsForADryRunAndChangesNothing) {
    mail_server();
    ASSERT_EQ(tidings({"deliver", "--dry-run"}), 0) << err;
    EXPECT_TRUE(server->messages().empty());
    EXPECT_TRUE(says("\"waiting\":2")) << out;
    ASSERT_EQ(tidings({"deliver"}), 0) << err;
    for (const auto& message : server->messages()) {
        const std::size_t at = message.bytes.find("Message-ID: <") + 13;
        const std::string name = message.bytes.substr(at, message.bytes.find('>', at) - at) + ".eml";
        EXPECT_EQ(support::read_bytes(folder / "hub/outbox/dry-run" / name), message.bytes);
    }
}

}  // namespace
}  // namespace tidings
