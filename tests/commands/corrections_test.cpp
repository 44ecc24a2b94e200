// Who hears of a withdrawn story, when, and how often, as cron and editors drive it.
#include <gtest/gtest.h>

#include <functional>

#include "store/people/pauses.h"
#include "store/people/preferences.h"
#include "support/driven_hub.h"
#include "support/golden.h"

namespace tidings {
namespace {

namespace fs = std::filesystem;
using std::chrono::hours;

// Three stories, "Harbour", "Meadow" and "Bridge"; the first two approved. Ada and Ben get the weekly digest.
// Monday 09:00; it is due on Tuesdays at 07:00 UTC.
class Corrections : public support::DrivenHub {
  protected:
    void SetUp() override {
        DrivenHub::SetUp();
        add_reader("ada@reader.example");
        add_reader("ben@reader.example");
        offer({"Bridge", "Meadow", "Harbour"});
        follow("/feed");
        ok({"poll"});
        ok({"stories", "approve", "1", "2"});
    }
    void offer(const std::vector<std::string>& titles) {
        std::string items;
        for (const std::string& title : titles)
            items += "<item><title>" + title + "</title><link>https://p.example/" + title +
                     "</link><pubDate>Mon, 23 Nov 2026 08:00:00 GMT</pubDate><description>What " + title +
                     " tells alone</description></item>";
        partner.reply("/feed",
                      {.body = "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Hotline</title>"
                               "<link>https://p.example/</link><language>en</language>" +
                               items + "</channel></rss>"});
    }
    void ok(const std::vector<std::string>& arguments) { ASSERT_EQ(tidings(arguments), 0) << out << err; }
    void add_reader(const std::string& address) {
        ok({"subscribers", "add", address, "--consent", "form", "--language", "en"});
    }
    void mail_an_issue() {
        ok({"digest", "--now"});
        ok({"deliver"});
        forget_mails();
    }
    void withdraw(const std::string& story, std::vector<std::string> more = {}) {
        std::vector<std::string> arguments{"stories", "withdraw", story, "--reason", "asked to"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        ok(arguments);
    }
    void run_after(hours time) {
        now += time;
        ok({"run"});
    }
    // Does something to the reader of an address, in a transaction of its own.
    void change(const std::string& address,
                const std::function<void(store::Transaction&, SubscriberId)>& how) {
        store::Database database = store::Database::open(folder / "hub/tidings.db");
        const auto reader = store::reader_named(database, *EmailAddress::parse(address), "weekly");
        ASSERT_TRUE(reader);
        store::Transaction tx(database);
        how(tx, reader->id);
        tx.commit();
    }
    void prefer(const std::string& address, const Preferences& wanted) {
        change(address, [&](store::Transaction& tx, SubscriberId reader) {
            store::set_preferences(tx, reader, "weekly", wanted);
        });
    }
    void pause(const std::string& address) {
        change(address, [&](store::Transaction& tx, SubscriberId reader) {
            store::pause_reader(tx, reader, "552 mailbox full", now);
        });
    }
    void forget_mails() const { fs::remove_all(folder / "hub/outbox"); }
    // Mails to the address that say that.
    int mails(const std::string& address, std::string_view what) const {
        int found = 0;
        if (!fs::exists(folder / "hub/outbox")) return 0;
        for (const auto& entry : fs::directory_iterator(folder / "hub/outbox")) {
            const std::string mail = support::read_bytes(entry.path());
            found += says(mail, "To: <" + address) && says(mail, what) ? 1 : 0;
        }
        return found;
    }
    static bool says(const std::string& text, std::string_view part) {
        return text.find(part) != std::string::npos;
    }
};

TEST_F(Corrections, AreMailedByThemselvesToWhoHadTheStoryAndOnlyOnce) {
    prefer("ben@reader.example", {.topics = {"grooming"}});
    mail_an_issue();
    withdraw("1");
    add_reader("carl@reader.example");
    run_after(hours(1));
    EXPECT_EQ(mails("ada@reader.example", "Subject: Correction: Weekly digest"), 1);
    EXPECT_EQ(mails("ada@reader.example", "Harbour"), 1);
    EXPECT_EQ(mails("ben@reader.example", "Harbour"), 0) << "he never had it";
    EXPECT_EQ(mails("carl@reader.example", "Harbour"), 0) << "he came later";
    run_after(hours(24));
    ok({"stories", "approve", "3"});
    ok({"digest", "--now"});
    ok({"deliver"});
    EXPECT_EQ(mails("ada@reader.example", "Bridge"), 1);
    EXPECT_EQ(mails("ada@reader.example", "Harbour"), 1) << "told once";
}

TEST_F(Corrections, StandAboveTheStoriesOfAnIssueThatIsAboutToGo) {
    mail_an_issue();
    now += hours(12);
    send_unapproved();
    ok({"stories", "approve", "3"});
    ok({"run"});  // opens the issue of Tuesday
    withdraw("1");
    run_after(hours(1));
    EXPECT_EQ(mails("ada@reader.example", "Harbour"), 0) << "it waits for the issue";
    run_after(hours(10));
    EXPECT_EQ(mails("ada@reader.example", "Harbour"), 1);
    EXPECT_EQ(mails("ada@reader.example", "Subject: Weekly digest"), 1);
    EXPECT_EQ(mails("ada@reader.example", "Bridge"), 1);
    run_after(hours(24));
    EXPECT_EQ(mails("ada@reader.example", "Harbour"), 1);
}

TEST_F(Corrections, DoNotWaitForAnIssueLongerThanADay) {
    mail_an_issue();
    now += hours(12);
    ok({"stories", "approve", "3"});
    ok({"run"});
    withdraw("1");
    run_after(hours(25));
    EXPECT_EQ(mails("ada@reader.example", "Bridge"), 0) << "nobody has approved the issue";
    EXPECT_EQ(mails("ada@reader.example", "Harbour"), 1);
}

TEST_F(Corrections, GoToNobodyWhoHasLeftOrMayGetNoMail) {
    mail_an_issue();
    withdraw("1");
    ok({"subscribers", "unsubscribe", "ada@reader.example"});
    ok({"subscribers", "suppress", "ben@reader.example", "--reason", "asked"});
    run_after(hours(25));
    EXPECT_EQ(mails("ada@reader.example", "Harbour"), 0);
    EXPECT_EQ(mails("ben@reader.example", "Harbour"), 0);
}

TEST_F(Corrections, ReachAPausedReaderOnceThePauseEnds) {
    mail_an_issue();
    pause("ada@reader.example");
    withdraw("1");
    run_after(hours(25));
    run_after(hours(25));
    EXPECT_EQ(mails("ada@reader.example", "Harbour"), 0);
    ok({"subscribers", "unsuppress", "ada@reader.example", "--reason", "their mailbox has room"});
    run_after(hours(1));
    EXPECT_EQ(mails("ada@reader.example", "Harbour"), 1);
}

TEST_F(Corrections, TellNoTitleWhereThatIsAsked) {
    mail_an_issue();
    withdraw("1", {"--quiet-title"});
    run_after(hours(1));
    EXPECT_EQ(mails("ada@reader.example", "A story of Hotline of 23 November 2026"), 1);
    EXPECT_EQ(mails("ada@reader.example", "Harbour"), 0);
}

TEST_F(Corrections, AreNoIssueOnTheWeb) {
    mail_an_issue();
    ok({"publish"});
    const auto pages = [&] {
        return std::distance(fs::directory_iterator(folder / "hub/public/issues"), fs::directory_iterator{});
    };
    const auto before = pages();
    withdraw("1");
    run_after(hours(1));
    EXPECT_EQ(mails("ada@reader.example", "Correction"), 1);
    EXPECT_EQ(pages(), before);
}

TEST_F(Corrections, DoNotTakeTheSlotOfAnIssue) {
    mail_an_issue();
    now = *parse_date("2026-12-01T07:00:00Z");
    withdraw("1");
    ok({"run"});
    EXPECT_EQ(mails("ada@reader.example", "Harbour"), 1);
    ok({"stories", "approve", "3"});
    ok({"digest", "--now"});
    ok({"deliver"});
    EXPECT_EQ(mails("ada@reader.example", "Bridge"), 1);
}

TEST_F(Corrections, WithdrawSaysWhatWaitsAndHowItIsStopped) {
    ok({"digest", "--now"});
    withdraw("1");
    EXPECT_TRUE(says(out, "2 mails of issue 1 hold story 1 and wait")) << out;
    EXPECT_TRUE(says(out, "`tidings issues stop 1`")) << out;
    EXPECT_TRUE(says(out, "--stop-waiting")) << out;
    ok({"deliver"});
    EXPECT_EQ(mails("ada@reader.example", "What Harbour tells alone"), 1) << "nobody stopped it";
    run_after(hours(1));
    EXPECT_EQ(mails("ada@reader.example", "Subject: Correction"), 1);
}

TEST_F(Corrections, StopWaitingTakesAStoryOutOfMailsThatHaveNotLeft) {
    ok({"digest", "--now"});
    change_database("update sends set state = 'deferred', attempts = 1 where subscriber = 2");
    withdraw("1", {"--stop-waiting"});
    EXPECT_TRUE(says(out, "2 mails go without story 1")) << out;
    EXPECT_FALSE(says(out, "and wait")) << out;
    ok({"deliver"});
    for (const char* reader : {"ada@reader.example", "ben@reader.example"}) {
        EXPECT_EQ(mails(reader, "Meadow"), 1);
        EXPECT_EQ(mails(reader, "Harbour"), 0);
    }
    run_after(hours(25));
    EXPECT_EQ(mails("ada@reader.example", "Correction"), 0) << "she never had it";
}

TEST_F(Corrections, StopWaitingMayBeSaidLaterAndCountsMailsWithNothingLeft) {
    ok({"digest", "--now"});
    withdraw("1");
    withdraw("2");
    withdraw("1", {"--stop-waiting"});
    EXPECT_TRUE(says(out, "0 changed, 1 as they were")) << out;
    EXPECT_TRUE(says(out, "2 had nothing else to tell and do not go")) << out;
    ok({"deliver"});
    EXPECT_FALSE(fs::exists(folder / "hub/outbox"));
    ok({"issues", "show", "1"});
    EXPECT_TRUE(says(out, "cancelled 2")) << out;
}

TEST_F(Corrections, StopWaitingLeavesAMailThatMayHaveGoneAsItIs) {
    ok({"digest", "--now"});
    change_database("update sends set state = 'deferred', attempts = 1, in_doubt = 1 where subscriber = 2");
    withdraw("1", {"--stop-waiting"});
    EXPECT_TRUE(says(out, "1 mails of issue 1 hold story 1, may have gone already")) << out;
    ok({"deliver"});
    EXPECT_EQ(mails("ada@reader.example", "Harbour"), 0);
    EXPECT_EQ(mails("ben@reader.example", "What Harbour tells alone"), 1);
}

}  // namespace
}  // namespace tidings
