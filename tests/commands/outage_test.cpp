// What becomes of mails while the mail server is away or nothing runs, and what cron then has to say of it.
#include <gtest/gtest.h>

#include <filesystem>

#include "commands/mailing_hub.h"
#include "world/run_lock.h"

namespace tidings {
namespace {

const support::SmtpServer::Script away{{"greeting", "421 4.3.2 Not now"}},
    put_off{{"RCPT", "450 4.7.1 Greylisted"}};

class Outage : public MailingHub {
  protected:
    // As cron does, every two hours, with the server away.
    void run_for(std::chrono::hours time) {
        for (std::chrono::hours past(0); past < time; past += std::chrono::hours(2)) {
            EXPECT_EQ(tidings({"-q", "run"}), 69) << err;
            wait(std::chrono::hours(2));
        }
    }
};
using CronsMail = MailingHub;

TEST_F(Outage, OfTheHubGivesNothingUpForHoursInWhichNothingRan) {
    mail_server(put_off);
    ASSERT_EQ(tidings({"deliver"}), 0) << err;
    wait(std::chrono::hours(60));
    ASSERT_EQ(tidings({"deliver"}), 0) << err;
    EXPECT_TRUE(says("\"waiting\":2")) << out;
    mail_server();
    wait(std::chrono::hours(5));
    ASSERT_EQ(tidings({"deliver"}), 0) << err;
    EXPECT_TRUE(says("\"sent\":2")) << out;
}

TEST_F(Outage, OfTheServerForThreeDaysDelaysWhatWasNeverTried) {
    mail_server(away);
    run_for(std::chrono::hours(80));
    mail_server();
    ASSERT_EQ(tidings({"-q", "run"}), 0) << err;
    EXPECT_EQ(server->messages().size(), 2u);
}

TEST_F(Outage, OfTheServerForThreeDaysLeavesWhatWasPutOffItsTime) {
    mail_server(put_off);
    ASSERT_EQ(tidings({"-q", "run"}), 0) << err;
    wait(std::chrono::hours(1));
    mail_server(away);
    run_for(std::chrono::hours(80));
    mail_server(put_off);
    ASSERT_EQ(tidings({"-q", "run"}), 0) << err;
    EXPECT_TRUE(says("\"waiting\":2")) << out;
    mail_server();
    wait(std::chrono::hours(5));
    ASSERT_EQ(tidings({"-q", "run"}), 0) << err;
    EXPECT_EQ(server->messages().size(), 2u);
}

TEST_F(Outage, OfTheServerIsToldOnceADay) {
    mail_server(away);
    const std::string told = "the mail server cannot be reached since 2026-11-23T";
    int times = 0;
    for (int hour = 0; hour < 48; ++hour, wait(std::chrono::hours(1))) {
        EXPECT_EQ(tidings({"-q", "run"}), 69) << err;
        if (err.empty()) continue;
        ++times;
        EXPECT_NE(err.find(told), std::string::npos) << err;
        EXPECT_NE(err.find("; 2 mails wait"), std::string::npos) << err;
    }
    EXPECT_EQ(times, 2);
    mail_server();
    ASSERT_EQ(tidings({"-q", "run"}), 0) << err;
    EXPECT_EQ(err, "");
}

TEST_F(CronsMail, TellsWhatIsGivenUpIfMoreThanAFew) {
    for (int i = 0; i < 5; ++i)
        ASSERT_EQ(
            tidings({"subscribers", "add", "r" + std::to_string(i) + "@reader.example", "--consent", "form"}),
            0);
    make_issue("2");
    put_off_until_given_up("run");
    EXPECT_NE(err.find("issue 2 \\\"Weekly digest\\\": 7 mails were given up"), std::string::npos) << err;
    EXPECT_EQ(err.find("issue 1"), std::string::npos) << "two are a few: " << err;
    ASSERT_EQ(tidings({"-q", "run"}), 0) << err;
    EXPECT_EQ(err, "");
}

TEST_F(Outage, OfTheHubForTwoDaysHoldsWhatWasNeverTried) {
    mail_server();
    wait(std::chrono::hours(49));
    ASSERT_EQ(tidings({"-q", "run"}), 0) << err;
    EXPECT_NE(err.find("has 2 held mails: `tidings issues release 1` sends them"), std::string::npos) << err;
    EXPECT_TRUE(server->messages().empty());
    ASSERT_EQ(tidings({"issues", "release", "1"}), 0) << err;
    ASSERT_EQ(tidings({"-q", "run"}), 0) << err;
    EXPECT_EQ(server->messages().size(), 2u);
}

TEST_F(Outage, ThatEndsWithARestoredDatabaseSendsNothingTwice) {
    namespace fs = std::filesystem;
    const fs::path database = folder / "hub/tidings.db", backup = folder / "backup.db";
    { store::Database::open(database).query("pragma wal_checkpoint(truncate)").next(); }
    fs::copy_file(database, backup);
    mail_server();
    ASSERT_EQ(tidings({"deliver"}), 0) << err;
    ASSERT_EQ(server->messages().size(), 2u);
    wait(std::chrono::hours(72));
    ASSERT_EQ(tidings({"deliver"}), 0) << err;
    for (const char* log : {"-wal", "-shm"}) fs::remove(database.string() + log);
    fs::copy_file(backup, database, fs::copy_options::overwrite_existing);
    ASSERT_EQ(tidings({"deliver"}), 0) << err;
    EXPECT_EQ(server->messages().size(), 2u);
    EXPECT_TRUE(says("\"held\":2")) << out;
}

TEST_F(CronsMail, SaysNothingOfAnotherRunUnlessThatOneHangs) {
    const auto lock_file = folder / "hub/tidings.lock";
    const auto lock = RunLock::take(lock_file, "tidings poll");
    ASSERT_TRUE(lock);
    for (const char* command : {"run", "deliver", "poll", "publish", "digest"}) {
        EXPECT_EQ(tidings({"-q", command}), 75);
        EXPECT_EQ(out + err, "") << command;
        EXPECT_EQ(tidings({command}), 75);
        EXPECT_NE(err.find("in use by tidings poll"), std::string::npos) << err;
    }
    std::filesystem::last_write_time(lock_file,
                                     std::filesystem::file_time_type::clock::now() - std::chrono::hours(25));
    EXPECT_EQ(tidings({"-q", "run"}), 75);
    EXPECT_NE(err.find("at work for more than a day"), std::string::npos) << err;
}

TEST_F(CronsMail, SaysNothingOfWorkThatIsDone) {
    mail_server();
    for (const char* command : {"digest", "deliver", "publish"}) {
        EXPECT_EQ(tidings({"-q", command}), 0) << err;
        EXPECT_EQ(out + err, "") << command;
    }
}

TEST_F(MailingHub, WritesDownWhatComesBackOfAGoodbyeAndGivesNoAddressUp) {
    set("TIDINGS_MAIL_BOUNCE", "bounce@hub.example.org");
    mail_server();
    ASSERT_EQ(tidings({"deliver"}), 0) << err;
    change_database(
        "insert into notices (id, subscriber, kind, email, state, made_at, due) "
        "values (1, 1, 'goodbye', 'anna@reader.example', 'queued', 1795425000, 1)");
    mail_server();
    ASSERT_EQ(tidings({"deliver"}), 0) << err;
    const std::string from = server->messages().front().from;
    ASSERT_TRUE(from.starts_with("<bounce+1-")) << from;
    stdin_text =
        "To: " + from.substr(0, from.find('>') + 1) +
        "\nContent-Type: multipart/report; boundary=b\n\n--b\nContent-Type: message/delivery-status\n\n"
        "Reporting-MTA: dns; mx.example\n\nAction: failed\nStatus: 5.1.1\n\n--b--\n";
    ASSERT_EQ(tidings({"bounces", "-"}), 0) << err;
    const store::Database db = store::Database::open(folder / "hub/tidings.db");
    store::Rows rows = db.query("select state, answer from notices where id = 1");
    ASSERT_TRUE(rows.next());
    EXPECT_EQ(rows.text(0) + ", " + rows.text(1), "failed, returned: 5.1.1");
    EXPECT_FALSE(db.query("select 1 from suppressions").next());
}

}  // namespace
}  // namespace tidings
