// A week in the life of the hub, from bytes to mail, with nothing of ours replaced: real HTTP, SQLite,
// templates and files.
#include <gtest/gtest.h>

#include <map>

#include "support/driven_hub.h"
#include "support/golden.h"

namespace tidings {
namespace {

namespace fs = std::filesystem;

std::string rss(const std::string& items) {
    return "<?xml version=\"1.0\"?><rss "
           "version=\"2.0\"><channel><title>Hotline</title><link>https://hotline.example/</link>" +
           items + "</channel></rss>";
}

std::string rss_item(const std::string& number, const std::string& title, const std::string& text) {
    return "<item><title>" + title + "</title><link>https://hotline.example/" + number +
           "</link><guid>https://hotline.example/" + number +
           "</guid><pubDate>Mon, 23 Nov 2026 08:00:00 GMT</pubDate><description>" + text +
           "</description></item>";
}

class Week : public support::DrivenHub {
  protected:
    void SetUp() override {
        DrivenHub::SetUp();
        send_unapproved();
        ASSERT_EQ(
            tidings({"subscribers", "add", "anna@reader.example", "--consent", "form", "--language", "it"}),
            0)
            << err;
        ASSERT_EQ(tidings({"subscribers", "add", "bob@reader.example", "--consent", "form"}), 0) << err;
    }

    std::map<std::string, std::string> files(const std::string& name) const {
        std::map<std::string, std::string> all;
        if (!fs::exists(folder / name)) return all;
        for (const auto& entry : fs::directory_iterator(folder / name))
            all.emplace(entry.path().filename().string(), support::read_bytes(entry.path()));
        return all;
    }
    std::map<std::string, std::string> outbox() const { return files("hub/outbox"); }
    std::string atom() const { return support::read_bytes(folder / "hub/public/atom.xml"); }
    void wait(std::chrono::hours hours) { now += hours; }
};

TEST_F(Week, AStoryGoesFromAPartnersFeedThroughAnEditorToEveryReaderOnce) {
    partner.reply("/feed",
                  {.body = rss(rss_item("1", "Grooming &amp;amp; games", "A report on online grooming."))});
    follow("/feed");
    ASSERT_EQ(tidings({"run"}), 0) << err;
    EXPECT_EQ(atom().find("<entry"), std::string::npos) << "nothing goes out unseen";

    ASSERT_EQ(tidings({"stories", "approve", "1", "--by", "eva"}), 0) << err;
    ASSERT_EQ(tidings({"run"}), 0) << err;
    EXPECT_NE(atom().find("<title type=\"text\">Grooming &amp; games</title>"), std::string::npos) << atom();
    EXPECT_TRUE(outbox().empty()) << "the digest is due on Tuesday";

    wait(std::chrono::hours(24));
    ASSERT_EQ(tidings({"run"}), 0) << err;
    const auto mails = outbox();
    ASSERT_EQ(mails.size(), 2u) << out << err;
    for (const auto& [name, mail] : mails)
        EXPECT_NE(mail.find("https://hotline.example/1"), std::string::npos) << mail;

    for (int again = 0; again < 3; ++again) ASSERT_EQ(tidings({"run"}), 0) << err;
    EXPECT_EQ(outbox(), mails) << "three more runs send nothing";
}

TEST_F(Week, AQuietWeekSendsNoMailAndSaysWhy) {
    wait(std::chrono::hours(24));
    ASSERT_EQ(tidings({"run"}), 0) << err;
    EXPECT_TRUE(outbox().empty());
    EXPECT_NE(err.find("nothing new"), std::string::npos) << err;
}

TEST_F(Week, ALateApprovalGoesIntoTheNextIssueAndIsNotLost) {
    partner.reply("/feed", {.body = rss(rss_item("1", "First", "One.") + rss_item("2", "Second", "Two."))});
    follow("/feed");
    ASSERT_EQ(tidings({"run"}), 0) << err;
    ASSERT_EQ(tidings({"stories", "approve", "1"}), 0) << err;
    wait(std::chrono::hours(24));
    ASSERT_EQ(tidings({"run"}), 0) << err;
    const auto first = outbox();
    ASSERT_EQ(tidings({"stories", "approve", "2"}), 0) << err;
    wait(std::chrono::hours(7 * 24));
    ASSERT_EQ(tidings({"run"}), 0) << err;
    EXPECT_EQ(first.size(), 2u);
    EXPECT_EQ(outbox().size(), 4u);
}

TEST_F(Week, AReaderWhoLeavesGetsNothingMore) {
    partner.reply("/feed", {.body = rss(rss_item("1", "First", "One."))});
    follow("/feed");
    ASSERT_EQ(tidings({"run"}), 0) << err;
    ASSERT_EQ(tidings({"stories", "approve", "1"}), 0) << err;
    ASSERT_EQ(tidings({"digest", "--now"}), 0) << err;
    ASSERT_EQ(tidings({"subscribers", "unsubscribe", "anna@reader.example"}), 0) << err;
    ASSERT_EQ(tidings({"deliver"}), 0) << err;
    ASSERT_EQ(outbox().size(), 1u);
    EXPECT_NE(outbox().begin()->second.find("bob@reader.example"), std::string::npos);
}

TEST_F(Week, AnAcceptedChangeIsNotMailedAgainButItsEntryMoves) {
    partner.reply("/feed", {.body = rss(rss_item("1", "First", "One."))});
    follow("/feed");
    ASSERT_EQ(tidings({"run"}), 0) << err;
    ASSERT_EQ(tidings({"stories", "approve", "1"}), 0) << err;
    ASSERT_EQ(tidings({"digest", "--now"}), 0) << err;
    ASSERT_EQ(tidings({"run"}), 0) << err;
    const std::string before = atom();
    partner.reply("/feed", {.body = rss(rss_item("1", "First, corrected", "One."))});
    wait(std::chrono::hours(48));
    ASSERT_EQ(tidings({"run"}), 0) << err;
    EXPECT_EQ(atom(), before) << "until an editor accepts it";
    ASSERT_EQ(tidings({"stories", "accept-change", "1"}), 0) << err;
    ASSERT_EQ(tidings({"run"}), 0) << err;
    EXPECT_NE(atom().find("First, corrected"), std::string::npos);
    EXPECT_EQ(outbox().size(), 2u) << "nobody gets it twice";
}

TEST_F(Week, ARunThatFindsNothingNewTouchesNoFile) {
    partner.reply("/feed", {.body = rss(rss_item("1", "First", "One."))});
    follow("/feed");
    ASSERT_EQ(tidings({"run"}), 0) << err;
    ASSERT_EQ(tidings({"stories", "approve", "1"}), 0) << err;
    ASSERT_EQ(tidings({"run"}), 0) << err;
    const auto times = [&] {
        return std::pair(fs::last_write_time(folder / "hub/public/atom.xml"),
                         fs::last_write_time(folder / "hub/public/feed.json"));
    };
    const auto before = times();
    wait(std::chrono::hours(1));
    ASSERT_EQ(tidings({"run", "--quiet"}), 0) << err;
    EXPECT_EQ(times(), before);
    EXPECT_EQ(out + err, "");
}

TEST_F(Week, OneBrokenFeedDoesNotHoldUpTheOthers) {
    partner.reply("/feed", {.body = rss(rss_item("1", "First", "One."))});
    partner.reply("/page", {.headers = {{"content-type", "text/html"}},
                            .body = "<!doctype html><title>Hello</title><p>No feed"});
    partner.reply(
        "/cut",
        {.body = rss(rss_item("2", "Second", "Two.") + rss_item("3", "Third", "Three.")).substr(0, 420)});
    for (const char* path : {"/page", "/cut", "/missing", "/feed"}) follow(path);
    ASSERT_EQ(tidings({"run"}), 0);
    EXPECT_NE(err.find("feed failed"), std::string::npos) << err;
    ASSERT_EQ(tidings({"stories", "list"}), 0);
    EXPECT_NE(out.find("First"), std::string::npos) << out;
    EXPECT_NE(out.find("Second"), std::string::npos) << "what came whole of a cut-off feed is kept: " << out;
}

TEST_F(Week, HostileMarkupOfAPartnerReachesNobody) {
    partner.reply(
        "/feed",
        {.body = rss(rss_item(
             "1", "&lt;script&gt;alert(1)&lt;/script&gt;News",
             "&lt;img src=x onerror=alert(1)&gt;"
             "&lt;a href=&quot;javascript:alert(1)&quot;&gt;words&lt;/a&gt;&lt;/td&gt;&lt;/table&gt;"))});
    follow("/feed");
    ASSERT_EQ(tidings({"run"}), 0) << err;
    ASSERT_EQ(tidings({"stories", "approve", "1"}), 0) << err;
    ASSERT_EQ(tidings({"digest", "--now"}), 0) << err;
    ASSERT_EQ(tidings({"run"}), 0) << err;
    std::string everything = atom();
    for (const auto& [name, mail] : outbox()) everything += mail;
    for (const char* trap : {"alert(", "onerror", "javascript:", "<script"})
        EXPECT_EQ(everything.find(trap), std::string::npos) << trap;
    EXPECT_NE(everything.find("words"), std::string::npos);
}

TEST_F(Week, AnIssueThatIsFarTooLateWaitsForAPerson) {
    partner.reply("/feed", {.body = rss(rss_item("1", "First", "One."))});
    follow("/feed");
    ASSERT_EQ(tidings({"run"}), 0) << err;
    ASSERT_EQ(tidings({"stories", "approve", "1"}), 0) << err;
    wait(std::chrono::hours(4 * 24));
    ASSERT_EQ(tidings({"run"}), 0) << err;
    EXPECT_TRUE(outbox().empty());
    EXPECT_NE(err.find("overdue"), std::string::npos) << err;
    ASSERT_EQ(tidings({"issues", "approve", "1"}), 0) << err;
    ASSERT_EQ(tidings({"digest"}), 0) << err;
    ASSERT_EQ(tidings({"deliver"}), 0) << err;
    EXPECT_EQ(outbox().size(), 2u);
}

TEST_F(Week, ASecondPollIsConditionalAndNothingIsAskedTooSoon) {
    partner.reply("/feed", [](const support::SeenRequest& request) -> support::Reply {
        if (request.header("if-none-match") == "\"v1\"") return {.status = 304};
        return {.headers = {{"etag", "\"v1\""}}, .body = rss(rss_item("1", "First", "One."))};
    });
    follow("/feed");
    ASSERT_EQ(tidings({"poll"}), 0) << err;
    ASSERT_EQ(tidings({"poll"}), 0) << err;
    EXPECT_NE(out.find("polled 0 feeds"), std::string::npos) << out;
    wait(std::chrono::hours(30));
    ASSERT_EQ(tidings({"poll"}), 0) << err;
    EXPECT_NE(out.find("1 unchanged"), std::string::npos) << out;
}

TEST_F(Week, ADigestWithAMistakeDoesNotStopTheOthers) {
    set_in_digest("[digest.first]\nfrom = \"a@b.example\"\ndays = [\"tuesday\"]\ntopics = [\"no-such-tag\"]");
    partner.reply("/feed", {.body = rss(rss_item("1", "News", "Text"))});
    follow("/feed");
    ASSERT_EQ(tidings({"poll"}), 0) << err;
    ASSERT_EQ(tidings({"stories", "approve", "1"}), 0) << err;
    wait(std::chrono::hours(24));
    EXPECT_EQ(tidings({"run"}), 78);
    EXPECT_NE(err.find("digest.first: the vocabulary has no tag"), std::string::npos) << err;
    EXPECT_EQ(outbox().size(), 2u) << out;
    EXPECT_NE(atom().find("<entry"), std::string::npos);
    EXPECT_EQ(tidings({"digest"}), 78);
}

TEST_F(Week, AStepThatFailsStopsNoOther) {
    ASSERT_EQ(tidings({"subscribers", "unsubscribe", "anna@reader.example"}), 0) << err;
    wait(std::chrono::hours(24 * 29));
    fs::remove_all(folder / "hub/public");
    std::ofstream(folder / "hub/public") << "no folder";
    set_in_digest("topics = [\"no-such-tag\"]");
    EXPECT_EQ(tidings({"run"}), 74) << "the disk is worse than the configuration";
    EXPECT_NE(err.find("has no tag"), std::string::npos) << err;
    EXPECT_EQ(out.find("Atom feed"), std::string::npos) << out;
    ASSERT_EQ(tidings({"subscribers", "list"}), 0) << err;
    EXPECT_EQ(out.find("anna"), std::string::npos) << "she is erased all the same";
}

}  // namespace
}  // namespace tidings
