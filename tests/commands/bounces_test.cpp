// What comes back, from a mail server's answer to the ledger.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>

#include "support/driven_hub.h"
#include "support/golden.h"
#include "support/smtp_server.h"

namespace tidings {
namespace {

namespace fs = std::filesystem;

class Bounces : public support::DrivenHub {
  protected:
    support::SmtpServer server;
    int mails = 0, issues = 0;

    void SetUp() override {
        DrivenHub::SetUp();
        fs::create_directories(folder / "maildir/new");
        set("TIDINGS_SMTP_HOST", "127.0.0.1");
        set("TIDINGS_SMTP_PORT", std::to_string(server.port()));
        set("TIDINGS_SMTP_SECURITY", "none");
        set("TIDINGS_SMTP_CONNECTIONS", "1");
        set("TIDINGS_MAIL_BOUNCE", "bounce@hub.example.org");
        ASSERT_EQ(tidings({"subscribers", "add", "anna@reader.example", "--consent", "form"}), 0) << err;
        send_issue();
    }

    // One more issue, sent to whom it may be sent.
    void send_issue() {
        const std::string number = std::to_string(++issues);
        partner.reply(
            "/" + number,
            {.body = "<rss version=\"2.0\"><channel><title>H</title><item><title>News " + number +
                     "</title><link>https://hotline.example/" + number + "</link></item></channel></rss>"});
        now += std::chrono::hours(1);
        follow("/" + number);
        ASSERT_EQ(tidings({"poll"}), 0) << err;
        ASSERT_EQ(tidings({"stories", "approve", number}), 0) << err;
        ASSERT_EQ(tidings({"digest", "--now"}), 0) << err;
        ASSERT_EQ(tidings({"deliver"}), 0) << err;
    }

    std::string last_mail(const std::string& before, const std::string& end) const {
        const support::SmtpServer::Received mail = server.messages().back();
        const std::string all = "\nMAIL FROM:" + mail.from + "\n" + mail.bytes;
        const std::size_t at = all.find(before) + before.size();
        return all.substr(at, all.find_first_of(end, at) - at);
    }
    std::string return_path() const { return last_mail("MAIL FROM:<", ">"); }

    std::string report(const std::string& action, const std::string& status, const std::string& to) {
        return "Delivered-To: " + to + "\nMessage-ID: <report" + std::to_string(++mails) +
               "@mx.example>\nContent-Type: multipart/report; report-type=delivery-status; "
               "boundary=b\n\n--b\n"
               "Content-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example\n\nAction: " +
               action + "\nStatus: " + status + "\n\n--b--\n";
    }
    std::string complaint() {
        return "To: " + return_path() +
               "\nContent-Type: multipart/report; report-type=feedback-report; boundary=b\n\n--b\n"
               "Content-Type: message/feedback-report\n\nFeedback-Type: abuse\nVersion: 1\n\n--b--\n";
    }

    void take_in(const std::string& mail) {
        std::ofstream(folder / "maildir/new" / std::to_string(++mails)) << mail;
        ASSERT_EQ(tidings({"bounces", (folder / "maildir").string()}), 0) << err;
    }
    bool anna_gets_mail() {
        const std::size_t before = server.messages().size();
        send_issue();
        return server.messages().size() > before;
    }
    void pause_anna() {
        for (int issue = 0; issue < 5; ++issue) {
            if (issue > 0) now += std::chrono::days(8);
            if (issue > 0) send_issue();
            take_in(report("failed", "5.2.2", return_path()));
        }
        ASSERT_FALSE(anna_gets_mail());
    }
    std::string ledger() {
        EXPECT_EQ(tidings({"issues", "show", "1"}), 0) << err;
        return out;
    }
};

TEST_F(Bounces, OfADeadAddressEndItsMail) {
    take_in(report("failed", "5.1.1", return_path()));
    EXPECT_NE(ledger().find("bounced 1"), std::string::npos) << out;
    EXPECT_FALSE(anna_gets_mail());
}

TEST_F(Bounces, ThatAreMadeUpDoNothing) {
    for (const std::string& address :
         {std::string("bounce+1-0123456789abcdef0123456789abcdef@hub.example.org"),
          std::string("bounce@hub.example.org"), "x" + return_path().substr(9)})
        take_in(report("failed", "5.1.1", address));
    EXPECT_TRUE(anna_gets_mail());
}

TEST_F(Bounces, ThatComeTwiceCountOnce) {
    const std::string mail = report("failed", "5.2.2", return_path());
    for (int i = 0; i < 3; ++i) take_in(mail);
    EXPECT_NE(out.find("1 known"), std::string::npos) << out;
    EXPECT_TRUE(anna_gets_mail());
}

TEST_F(Bounces, WithoutAWordOfWhyEndItsMailAtTheThirdInARow) {
    for (int issue = 0; issue < 2; ++issue) {
        take_in(report("failed", "5.0.0", return_path()));
        ASSERT_TRUE(anna_gets_mail()) << issue;
    }
    take_in(report("failed", "5.0.0", return_path()));
    EXPECT_FALSE(anna_gets_mail());
}

TEST_F(Bounces, OfAFullMailboxPauseItsReaderAfterFiveOverAMonth) {
    for (int issue = 0; issue < 4; ++issue) {
        take_in(report("failed", "5.2.2", return_path()));
        now += std::chrono::days(8);
        ASSERT_TRUE(anna_gets_mail()) << issue;
    }
    take_in(report("failed", "5.2.2", return_path()));
    EXPECT_NE(out.find("1 readers paused"), std::string::npos) << out;
    EXPECT_FALSE(anna_gets_mail());
    ASSERT_EQ(tidings({"subscribers", "list", "--state", "paused"}), 0) << err;
    EXPECT_NE(out.find("anna@reader.example"), std::string::npos) << out;
}

TEST_F(Bounces, ThatPausedAReaderEndWithATryThatArrives) {
    pause_anna();
    now += std::chrono::days(31);
    EXPECT_TRUE(anna_gets_mail()) << "the try";
    EXPECT_FALSE(anna_gets_mail()) << "only one a month";
    now += std::chrono::days(7);
    EXPECT_TRUE(anna_gets_mail()) << "nothing came back";
    EXPECT_TRUE(anna_gets_mail());
}

TEST_F(Bounces, ThatPausedAReaderGoOnForThreeTries) {
    pause_anna();
    for (int tries = 0; tries < 3; ++tries) {
        now += std::chrono::days(31);
        ASSERT_TRUE(anna_gets_mail()) << tries;
        take_in(report("failed", "5.2.2", return_path()));
    }
    now += std::chrono::days(31);
    EXPECT_FALSE(anna_gets_mail());
    ASSERT_EQ(tidings({"run"}), 0) << err;
    EXPECT_NE(out.find("1 stay paused"), std::string::npos) << out;
    ASSERT_EQ(tidings({"subscribers", "unsuppress", "anna@reader.example", "--reason", "she wrote"}), 0)
        << err;
    EXPECT_TRUE(anna_gets_mail());
}

TEST_F(Bounces, StandInTheHistoryOfTheirReaderAndInTheRun) {
    take_in(report("failed", "5.1.1", return_path()));
    ASSERT_EQ(tidings({"subscribers", "show", "anna@reader.example"}), 0) << err;
    EXPECT_NE(out.find("suppressed  bounced: 5.1.1"), std::string::npos) << out;
    ASSERT_EQ(tidings({"run"}), 0) << err;
    EXPECT_NE(out.find("1 given up, as mail to them failed"), std::string::npos) << out;
    ASSERT_EQ(tidings({"run"}), 0) << err;
    EXPECT_EQ(out.find("given up, as"), std::string::npos) << "once: " << out;
    EXPECT_NE(ledger().find("1 addresses given up"), std::string::npos) << out;
}

TEST_F(Bounces, AboutDelaysAndAboutUsCountForNothing) {
    take_in(report("delayed", "4.4.1", return_path()));
    for (int i = 0; i < 2; ++i) {
        take_in(report("failed", "5.7.1", return_path()));
        EXPECT_NE(err.find("refuses mail of ours"), std::string::npos) << err;
        ASSERT_TRUE(anna_gets_mail());
    }
}

TEST_F(Bounces, AboutUsAreToldOnceToTheOperatorAndToEditors) {
    set("TIDINGS_EDITORS_NOTIFY", "eva@hub.example.org");
    take_in(report("failed", "5.7.1", return_path()));
    const std::string told = "a reader's mail system refuses mail of ours: 5.7.1";
    for (int day = 0; day < 2; ++day, now += std::chrono::hours(25)) {
        ASSERT_EQ(tidings({"run"}), 0) << err;
        EXPECT_EQ(err.find(told) != std::string::npos, day == 0) << err;
    }
    const auto tells = [&](const auto& mail) {
        return mail.to.starts_with("<eva@") &&
               mail.bytes.find("5.7.1 in a delivery report") != std::string::npos;
    };
    EXPECT_EQ(std::ranges::count_if(server.messages(), tells), 1);
}

TEST_F(Bounces, ThatAreComplaintsEndItsMail) {
    take_in(complaint());
    EXPECT_FALSE(anna_gets_mail());
}

TEST_F(Bounces, AreForgottenWhenTheAddressIsGoodAgain) {
    for (int mail = 0; mail < 3; ++mail) {
        take_in(report("failed", "5.0.0", return_path()));
        ASSERT_EQ(anna_gets_mail(), mail < 2);
    }
    now += std::chrono::hours(1);
    ASSERT_EQ(tidings({"subscribers", "unsuppress", "anna@reader.example", "--reason", "works"}), 0) << err;
    ASSERT_TRUE(anna_gets_mail());
    take_in(report("failed", "5.0.0", return_path()));
    EXPECT_TRUE(anna_gets_mail()) << "the first of the new ones";
    take_in(report("failed", "5.0.0", return_path()));
    EXPECT_TRUE(anna_gets_mail()) << "the second";
    take_in(report("failed", "5.0.0", return_path()));
    EXPECT_FALSE(anna_gets_mail());
}

TEST_F(Bounces, OfAnAddressThatItsReaderHadBeforeCountForNothing) {
    take_in(report("failed", "5.2.2", return_path()));
    const std::string old_path = return_path();
    change_database("update subscribers set email = 'anna@work.example'");
    take_in(report("failed", "5.1.1", old_path));
    EXPECT_NE(out.find("1 failures counted"), std::string::npos) << out;
    ASSERT_TRUE(anna_gets_mail());
    take_in(report("failed", "5.2.2", return_path()));
    EXPECT_TRUE(anna_gets_mail()) << "the first of the new address";
}

TEST_F(Bounces, OfSomebodyWhoWasErasedBarNobody) {
    ASSERT_EQ(tidings({"subscribers", "erase", "anna@reader.example"}), 0) << err;
    take_in(report("failed", "5.1.1", return_path()));
    const store::Database db = store::Database::open(folder / "hub/tidings.db");
    EXPECT_FALSE(db.query("select 1 from suppressions").next());
    EXPECT_FALSE(db.query("select 1 from consents").next());
    EXPECT_FALSE(db.query("select 1 from send_reports where report like '%mx.example%'").next());
}

TEST_F(Bounces, AreMovedOnceTheyAreTakenIn) {
    take_in("Subject: hello\n\nnothing to us\n");
    EXPECT_TRUE(fs::is_empty(folder / "maildir/new"));
    EXPECT_FALSE(fs::is_empty(folder / "maildir/cur"));
}

TEST_F(Bounces, ThatCannotBeReadStayUntilTheyCan) {
    const fs::path mail = folder / "maildir/new/unreadable";
    fs::create_directory(mail);  // which root cannot read as a file either
    std::ofstream(folder / "maildir/new/z") << report("failed", "5.1.1", return_path());
    EXPECT_EQ(tidings({"bounces", (folder / "maildir").string()}), 74);
    EXPECT_TRUE(fs::exists(mail));
    EXPECT_NE(out.find("1 mails: 1 addresses given up"), std::string::npos) << out;
    fs::remove(mail);
    EXPECT_EQ(tidings({"bounces", (folder / "maildir").string()}), 0) << err;
}

TEST_F(Bounces, OfAMailThatIsNotSafeToParseAreSetAsideAndStopNoOther) {
    const std::string words = "Subject: " + std::string(std::size_t{70} << 10, 'w') + "\n\nText\n";
    std::ofstream(folder / "maildir/new/0") << words;
    std::ofstream(folder / "maildir/new/1") << std::string(std::size_t{5} << 20, 'x');
    take_in(report("failed", "5.1.1", return_path()));
    EXPECT_NE(out.find("1 addresses given up"), std::string::npos) << out;
    EXPECT_NE(out.find("2 set aside"), std::string::npos) << out;
    EXPECT_TRUE(fs::is_empty(folder / "maildir/new"));
    EXPECT_TRUE(fs::exists(folder / "maildir/cur/0:2,FS"));
    ASSERT_EQ(tidings({"run", "-q"}), 0) << err;
    EXPECT_NE(err.find("set aside unread: it has a header field of more than 65536 bytes"), std::string::npos)
        << err;
    EXPECT_NE(err.find("it has more than 4 MiB"), std::string::npos) << err;
    ASSERT_EQ(tidings({"run", "-q"}), 0) << err;
    EXPECT_EQ(err.find("set aside"), std::string::npos) << "told once: " << err;
}

TEST_F(Bounces, OfAPipeThatAreNotSafeToParseAreKeptAsAFile) {
    stdin_text = "Subject: " + std::string(std::size_t{70} << 10, 'w') + "\n\nText\n";
    ASSERT_EQ(tidings({"bounces", "-"}), 0) << err;
    const fs::path place = folder / "hub/set-aside";
    ASSERT_TRUE(fs::exists(place));
    EXPECT_EQ(support::read_bytes(fs::directory_iterator(place)->path()), stdin_text);
    stdin_text.clear();
    ASSERT_EQ(tidings({"inbox"}), 0) << err;
    EXPECT_NE(out.find("set aside unread"), std::string::npos) << out;
}

TEST_F(Bounces, ComeThroughAPipeToo) {
    stdin_text = report("failed", "5.1.1", return_path());
    ASSERT_EQ(tidings({"bounces", "-"}), 0) << err;
    stdin_text.clear();
    EXPECT_FALSE(anna_gets_mail());
}

TEST_F(Bounces, AskTheMailServerToTryAgainWhenTheyCannotBeTakenIn) {
    fs::permissions(folder / "hub/secret.key", fs::perms::all);
    stdin_text = report("failed", "5.1.1", return_path());
    EXPECT_EQ(tidings({"bounces", "-"}), 75);
}

TEST_F(Bounces, SayWhenThereIsNoMaildir) {
    EXPECT_EQ(tidings({"bounces", (folder / "nothing").string()}), 66);
}

TEST_F(Bounces, CountWhereverOurTokenStands) {
    const std::string path = return_path(), local = path.substr(0, path.find('@'));
    for (const std::string& address : {path, "SRS0=ab=cd=hub.example.org=" + local + "@relay.example"}) {
        const std::string failed = report("failed", "4.4.7", "elsewhere@hub.example.org");
        take_in(failed.substr(0, failed.rfind("--b--")) +
                "--b\nContent-Type: text/rfc822-headers\n\nReturn-Path: <" + address + ">\n\n--b--\n");
        EXPECT_NE(out.find("1 failures counted"), std::string::npos) << address << out;
    }
}

TEST_F(Bounces, CountByTheMessageIdOfTheMailTheyReturn) {
    const std::string id = last_mail("Message-ID: ", "\r\n");
    take_in(
        "To: feedback@hub.example.org\nContent-Type: multipart/report; boundary=b\n\n--b\n"
        "Content-Type: message/feedback-report\n\nFeedback-Type: abuse\nVersion: 1\n\n--b\n"
        "Content-Type: message/rfc822\n\nMessage-ID: " +
        id + "\n\nText\n--b--\n");
    EXPECT_NE(out.find("1 complaints"), std::string::npos) << out << id;
}

TEST_F(Bounces, InWordsAloneEndItsMail) {
    take_in("From: mailer-daemon@mx.example\nTo: " + return_path() +
            "\nSubject: failure notice\n\n"
            "Hi. This is the mail program at mx.example.\n\n<anna@reader.example>:\nRemote host said: 550 "
            "5.1.1 unknown\n\n"
            "--- Below this line is a copy of the message.\n\nSubject: News\n");
    EXPECT_NE(out.find("1 addresses given up"), std::string::npos) << out;
}

}  // namespace
}  // namespace tidings
