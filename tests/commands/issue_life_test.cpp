// An issue's life as cron and editors drive it, with nothing of ours replaced.
#include <gtest/gtest.h>

#include "store/people/preferences.h"
#include "support/driven_hub.h"
#include "support/golden.h"

namespace tidings {
namespace {

namespace fs = std::filesystem;
using std::chrono::hours;

// Four stories of one partner, three approved; anna and bob subscribe. Monday 09:00; the weekly issue is due
// on Tuesday at 08:00 in Brussels, 07:00 UTC.
class IssueLife : public support::DrivenHub {
  protected:
    void SetUp() override {
        DrivenHub::SetUp();
        add_reader("anna@reader.example", "it");
        add_reader("bob@reader.example", "en");
        partner.reply("/feed", {.body = feed()});
        follow("/feed");
        ok({"poll"});
        ok({"stories", "approve", "1", "2", "3"});
    }
    static std::string feed() {
        std::string items;
        for (const char* n : {"Four", "Three", "Two", "One"})  // stored from the last on
            items += std::string("<item><title>") + n + "</title><link>https://h.example/" + n +
                     "</link><pubDate>Mon, 23 Nov 2026 08:00:00 GMT</pubDate><description>Text of " + n +
                     " alone</description></item>";
        return "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Hotline</title>"
               "<link>https://h.example/</link>" +
               items + "</channel></rss>";
    }
    void ok(const std::vector<std::string>& arguments) { ASSERT_EQ(tidings(arguments), 0) << err; }
    void add_reader(const std::string& address, const std::string& language) {
        ok({"subscribers", "add", address, "--consent", "form", "--language", language});
    }
    void run_after(hours time) {
        now += time;
        ok({"run"});
    }
    std::string shown(const std::string& id = "1") {
        EXPECT_EQ(tidings({"issues", "show", id}), 0) << err;
        return out;
    }
    std::size_t mails() const {
        if (!fs::exists(folder / "hub/outbox")) return 0;
        return static_cast<std::size_t>(
            std::distance(fs::directory_iterator(folder / "hub/outbox"), fs::directory_iterator{}));
    }
    std::string all_mails() const {
        std::string all;
        for (const auto& entry : fs::directory_iterator(folder / "hub/outbox"))
            all += support::read_bytes(entry.path());
        return all;
    }
    static bool says(const std::string& text, std::string_view part) {
        return text.find(part) != std::string::npos;
    }
};

TEST_F(IssueLife, ADraftGathersByItselfUntilItGoesOutApproved) {
    run_after(hours(0));
    EXPECT_TRUE(says(shown(), "draft; gathers until 2026-11-24T07:00:00Z")) << out;
    EXPECT_TRUE(says(out, "3 stories"));
    ok({"stories", "approve", "4"});
    run_after(hours(1));
    EXPECT_TRUE(says(shown(), "4 stories"));
    ok({"issues", "approve", "1", "--by", "maria"});
    run_after(hours(10));
    EXPECT_EQ(mails(), 0u) << "approved is not yet due";
    run_after(hours(11));
    EXPECT_EQ(mails(), 2u);
    EXPECT_TRUE(says(shown(), "sent")) << out;
    EXPECT_TRUE(says(out, "approved by maria"));
}

TEST_F(IssueLife, TheSecondOfTwoEditorsIsToldThatTheIssueIsNotAsTheySawIt) {
    run_after(hours(0));
    const std::string seen = shown();
    const std::size_t at = seen.find("revision ") + 9;
    const std::string revision = seen.substr(at, seen.find('\n', at) - at);
    ok({"issues", "edit", "1", "--drop", "1", "--by", "maria", "--revision", revision});
    EXPECT_EQ(tidings({"issues", "approve", "1", "--by", "eva", "--revision", revision}), 77);
    EXPECT_TRUE(says(err, "not as you saw it")) << err;
    EXPECT_EQ(tidings({"issues", "edit", "1", "--title", "Late", "--revision", revision}), 77);
    EXPECT_FALSE(says(shown(), "Late"));
    EXPECT_FALSE(says(out, "approved by"));
}

TEST_F(IssueLife, AnApprovalOfARevisionTakesInNothingThatWasNotSeen) {
    run_after(hours(0));
    const std::string seen = shown();
    ok({"stories", "approve", "4"});
    const std::size_t at = seen.find("revision ") + 9;
    ok({"issues", "approve", "1", "--revision", seen.substr(at, seen.find('\n', at) - at)});
    EXPECT_TRUE(says(shown(), "3 stories")) << out;
}

TEST_F(IssueLife, WhatNobodyApprovedIsHeldUntilSomebodyDoes) {
    run_after(hours(0));
    run_after(hours(22));
    EXPECT_EQ(mails(), 0u);
    EXPECT_TRUE(says(err, "issue held")) << err;
    run_after(hours(1));
    EXPECT_FALSE(says(err, "issue held")) << "told once";
    now += hours(50);
    ok({"issues", "approve", "1"});
    EXPECT_TRUE(says(out, "with the next run"));
    run_after(hours(1));
    EXPECT_EQ(mails(), 2u);
}

TEST_F(IssueLife, WhatIsApprovedAfterTheCutOffWaitsForTheNextIssue) {
    set_in_digest("cut_off_h = 20");
    run_after(hours(0));
    now += hours(3);
    ok({"stories", "approve", "4"});
    run_after(hours(1));
    EXPECT_TRUE(says(shown(), "ready; waits for approval")) << out;
    EXPECT_TRUE(says(out, "3 stories"));
    ok({"issues", "approve", "1"});
    run_after(hours(20));
    EXPECT_EQ(mails(), 2u);
    EXPECT_FALSE(says(all_mails(), "h.example/Four"));
    EXPECT_TRUE(says(shown("2"), "Four")) << out;
}

TEST_F(IssueLife, AnyEditTakesTheApprovalBack) {
    run_after(hours(0));
    ok({"issues", "approve", "1"});
    ok({"issues", "edit", "1", "--drop", "2", "--pin", "1", "--intro", "Two calls close this week."});
    EXPECT_TRUE(says(out, "ready")) << out;
    EXPECT_FALSE(says(out, "Two\n"));
    EXPECT_LT(out.find("One"), out.find("Three")) << out;
    run_after(hours(22));
    EXPECT_EQ(mails(), 0u) << "it was not approved as it is now";
    ok({"issues", "approve", "1"});
    run_after(hours(1));
    EXPECT_TRUE(says(all_mails(), "Two calls close this week."));
    EXPECT_FALSE(says(all_mails(), "h.example/Two"));
    EXPECT_TRUE(says(shown("2"), "Two")) << "what was dropped waits for the next issue";
}

TEST_F(IssueLife, TheWithdrawalOfAStoryTakesTheApprovalBack) {
    run_after(hours(0));
    ok({"issues", "approve", "1"});
    ok({"stories", "reject", "2"});
    run_after(hours(1));
    EXPECT_TRUE(says(err, "approval void")) << err;
    EXPECT_TRUE(says(shown(), "ready; waits for approval")) << out;
    EXPECT_TRUE(says(out, "2 stories"));
}

TEST_F(IssueLife, AStoppedIssueGoesToNobodyAndItsStoriesGoIntoTheNext) {
    run_after(hours(0));
    ok({"issues", "approve", "1"});
    ok({"issues", "stop", "1", "--reason", "too early"});
    EXPECT_EQ(tidings({"issues", "approve", "1"}), 77);
    run_after(hours(22));
    EXPECT_EQ(mails(), 0u);
    EXPECT_TRUE(says(shown("2"), "3 stories")) << out;
    EXPECT_TRUE(says(out, "2026-12-01T07:00:00Z"));
}

TEST_F(IssueLife, StoppedWhileItGoesOutItTakesBackWhatHasNotLeft) {
    ok({"digest", "--now"});
    ok({"issues", "stop", "1"});
    EXPECT_TRUE(says(out, "2 mails taken back, 0 had left")) << out;
    ok({"deliver"});
    EXPECT_EQ(mails(), 0u);
    EXPECT_TRUE(says(shown(), "cancelled")) << out;
}

TEST_F(IssueLife, NobodyGetsAStoryTwiceFromAnIssueThatWasStopped) {
    ok({"run", "--now"});
    EXPECT_EQ(mails(), 2u);
    EXPECT_EQ(tidings({"issues", "stop", "1"}), 77) << "it is sent";
    ok({"stories", "approve", "4"});
    ok({"run", "--now"});
    EXPECT_EQ(mails(), 4u);
    EXPECT_EQ(tidings({"issues", "preview", "2", "--text", "--as", "anna@reader.example"}), 0) << err;
    EXPECT_TRUE(says(out, "h.example/Four"));
    EXPECT_FALSE(says(out, "h.example/One"));
}

TEST_F(IssueLife, ATermToAvoidInOurOwnWordsIsNotApproved) {
    run_after(hours(0));
    ok({"issues", "edit", "1", "--intro", "News on revenge porn"});
    EXPECT_TRUE(says(err, "non-consensual sharing of intimate images"));
    EXPECT_EQ(tidings({"issues", "approve", "1"}), 77);
    EXPECT_TRUE(says(err, "Say instead")) << err;
    ok({"run", "--now"});
    EXPECT_EQ(mails(), 0u);
    EXPECT_TRUE(says(shown(), "held")) << out;
    ok({"issues", "edit", "1", "--intro", "The law on “revenge porn” changes"});
    ok({"issues", "approve", "1"});
}

TEST_F(IssueLife, ApprovalCanBeAskedFor) {
    run_after(hours(0));
    ok({"issues", "request", "1", "--by", "eva"});
    EXPECT_TRUE(says(shown(), "ready; eva asks for approval")) << out;
    now += hours(1);
    ok({"stories", "approve", "4"});
    run_after(hours(1));
    EXPECT_TRUE(says(shown(), "3 stories")) << "it is closed";
    ok({"issues", "list", "--json"});
    EXPECT_TRUE(says(out, "\"requested_by\":\"eva\"")) << out;
}

TEST_F(IssueLife, APreviewIsWhatAReaderWillGet) {
    run_after(hours(0));
    ok({"issues", "preview", "1", "--as", "anna@reader.example"});
    EXPECT_TRUE(says(out, "<html lang=\"it\">"));
    ok({"issues", "preview", "1", "--language", "fi", "--text", "--out", (folder / "preview.txt").string()});
    EXPECT_TRUE(says(support::read_bytes(folder / "preview.txt"), "https://h.example/Three"));
    EXPECT_EQ(tidings({"issues", "preview", "1", "--as", "nobody@reader.example"}), 66);
    EXPECT_EQ(tidings({"issues", "preview", "9"}), 66);
}

TEST_F(IssueLife, ATestMailIsMarkedAndLeavesTheAccountAlone) {
    run_after(hours(0));
    ok({"issues", "test-send", "1", "eva@hub.example"});
    EXPECT_EQ(mails(), 1u);
    EXPECT_TRUE(says(all_mails(), "Subject: [Test] Weekly digest"));
    EXPECT_TRUE(says(shown(), "draft"));
    EXPECT_TRUE(says(out, "due 0"));
    EXPECT_EQ(tidings({"issues", "test-send", "1"}), 64);
    EXPECT_EQ(tidings({"issues", "test-send", "1", "nonsense"}), 64);
}

TEST_F(IssueLife, AnEditNamesWhatCannotBe) {
    run_after(hours(0));
    EXPECT_EQ(tidings({"issues", "edit", "1", "--pin", "4"}), 77) << "not approved";
    EXPECT_EQ(tidings({"issues", "edit", "1", "--drop", "99"}), 66);
    EXPECT_EQ(tidings({"issues", "edit", "1", "--move", "2"}), 64);
    ok({"issues", "edit", "1", "--move", "2:3", "--title", "A special issue"});
    EXPECT_GT(out.find("Two"), out.find("One")) << out;
    ok({"issues", "edit", "1", "--reset", "2"});
    EXPECT_LT(out.find("Two"), out.find("One")) << out;
}

TEST_F(IssueLife, LinksLeadToPagesOfTheReadersOwnWhereThereAreSome) {
    variables["TIDINGS_DESK_URL"] = "https://hub.example.org/desk/";
    ok({"run", "--now"});
    const std::string mails = all_mails();
    EXPECT_TRUE(says(mails, "List-Unsubscribe-Post: List-Unsubscribe=One-Click"));
    EXPECT_TRUE(says(mails, "<https://hub.example.org/desk/unsubscribe/"));
    EXPECT_TRUE(says(mails, "<mailto:"));
    EXPECT_TRUE(says(mails, "hub.example.org/desk/preferences/"));
}

TEST_F(IssueLife, EditorsAreToldOnceADayAndOnlyOfWhatIsNew) {
    variables["TIDINGS_EDITORS_NOTIFY"] = "eva@hub.example";
    run_after(hours(0));
    EXPECT_EQ(mails(), 1u);
    EXPECT_TRUE(says(all_mails(), "1 stories: `tidings stories list --state pending`"));
    run_after(hours(1));
    EXPECT_EQ(mails(), 1u);
    run_after(hours(24));
    EXPECT_EQ(mails(), 2u);
    EXPECT_TRUE(says(all_mails(), "held;"));
    run_after(hours(30));
    EXPECT_EQ(mails(), 2u) << "nothing has changed";
}

// Straight into the database, where the pages of readers write too.
class PersonalIssues : public IssueLife {
  protected:
    store::Database db() { return store::Database::open(folder / "hub/tidings.db"); }

    void prefer(const std::string& address, const Preferences& wanted) {
        store::Database database = db();
        const auto reader = store::reader_named(database, *EmailAddress::parse(address), "weekly");
        ASSERT_TRUE(reader);
        store::Transaction tx(database);
        store::set_preferences(tx, reader->id, "weekly", wanted);
        tx.commit();
    }
};

TEST_F(PersonalIssues, GoOnlyToThoseForWhomSomethingIsNew) {
    prefer("anna@reader.example", {.languages = {"fi"}});
    ok({"run", "--now"});
    EXPECT_EQ(mails(), 1u);
    EXPECT_TRUE(says(all_mails(), "bob@reader.example"));
    EXPECT_TRUE(says(shown(), "nothing new for 1 subscribers")) << out;
}

TEST_F(PersonalIssues, ThatWouldGoToNobodyAreSkipped) {
    for (const char* reader : {"anna@reader.example", "bob@reader.example"})
        prefer(reader, {.topics = {"no-such-topic"}});
    ok({"run", "--now"});
    EXPECT_EQ(mails(), 0u);
    EXPECT_TRUE(says(err, "nothing new for any subscriber")) << err;
}

TEST_F(PersonalIssues, TellNobodyAgainWhatAHalfStoppedOneHasTold) {
    ok({"digest", "--now"});
    {
        store::Database database = db();
        store::Transaction tx(database);
        tx.run("update sends set state = 'sent', due = null where subscriber = 1");
        tx.commit();
    }
    ok({"issues", "stop", "1"});
    EXPECT_TRUE(says(out, "1 mails taken back, 1 had left")) << out;
    ok({"run", "--now"});
    EXPECT_EQ(mails(), 1u);
    EXPECT_TRUE(says(all_mails(), "bob@reader.example")) << "anna has had them";
}

TEST_F(PersonalIssues, PutRightWhatWasWithdrawn) {
    ok({"run", "--now"});
    ok({"stories", "withdraw", "2", "--reason", "retracted"});
    ok({"stories", "approve", "4"});
    ok({"digest", "--now"});
    ok({"issues", "preview", "2", "--text", "--language", "en"});
    EXPECT_TRUE(says(out, "Correction\nTold in an earlier issue and withdrawn since:\n- Two")) << out;
}

TEST_F(IssueLife, AnUnknownTagInADigestIsAMistakeOfTheConfiguration) {
    set_in_digest("sections = [\"groming\"]");
    EXPECT_EQ(tidings({"digest"}), 78);
    EXPECT_TRUE(says(err, "groming")) << err;
}

}  // namespace
}  // namespace tidings
