// A partner changes what an editor has approved: through the whole program.
#include <gtest/gtest.h>

#include "store/acts/acts.h"
#include "store/people/preferences.h"
#include "support/driven_hub.h"
#include "support/golden.h"

namespace tidings {
namespace {

using std::chrono::hours;

const std::string approved_text =
    "The school nurse of Oulu tells how she talks with classes about pictures that are shared without "
    "asking, what she answers "
    "when a child asks for help, and whom she calls first.";

// One story of a partner in review, approved and published on a Monday; the weekly issue is due on Tuesday at
// 07:00 UTC.
class ChangedStories : public support::DrivenHub {
  protected:
    void SetUp() override {
        DrivenHub::SetUp();
        ok({"subscribers", "add", "anna@reader.example", "--consent", "form"});
        follow("/feed");
        offer("A nurse tells", approved_text);
        ok({"stories", "approve", "1"});
        ok({"run"});
    }
    void ok(const std::vector<std::string>& arguments) { ASSERT_EQ(tidings(arguments), 0) << out << err; }
    void offer(const std::string& title, const std::string& text) {
        partner.reply(
            "/feed",
            {.body = "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Hotline</title>"
                     "<link>https://h.example/</link><language>en</language><item><title>" +
                     title +
                     "</title><link>https://h.example/nurse</link><guid>https://h.example/nurse</guid>"
                     "<description>" +
                     text + "</description></item></channel></rss>"});
        now += hours(1);
        ok({"poll", "--now"});
    }
    std::string feed() {
        EXPECT_EQ(tidings({"publish"}), 0) << err;
        return support::read_bytes(folder / "hub/public/atom.xml");
    }
    std::string after(const std::vector<std::string>& arguments) {
        EXPECT_EQ(tidings(arguments), 0) << err;
        return out;
    }
    std::string changed() { return after({"stories", "list", "--state", "changed"}); }
    static bool says(const std::string& text, std::string_view part) {
        return text.find(part) != std::string::npos;
    }
    void trust(const std::string& passing) {
        change_database("update partners set trust = 'auto', passing_changes = '" + passing + "'");
    }
};

TEST_F(ChangedStories, ReadersGetWhatWasApproved) {
    const std::string before = feed();
    offer("A nurse accuses", "Call this number at once.");
    EXPECT_TRUE(says(out, "1 approved story was changed")) << out;
    EXPECT_EQ(feed(), before);
    EXPECT_TRUE(says(changed(), "1  approved, changed since  Hotline [en]  A nurse tells"));
    EXPECT_TRUE(says(after({"stories", "list", "--json"}), "\"changed_at\":\"2026-11-23T11:00:00Z\"")) << out;
    EXPECT_TRUE(says(after({"run"}), "to do: 1 story has changed since the approval")) << out;
}

TEST_F(ChangedStories, AreShownWordByWord) {
    offer("A nurse accuses", approved_text + " Call this number at once.");
    const std::string shown = after({"stories", "show", "1"});
    EXPECT_TRUE(says(shown, "title: A nurse [-tells-] {+accuses+}")) << shown;
    EXPECT_TRUE(says(shown, "... and whom she calls first. {+Call this number at once.+}") ||
                says(shown, "asks for help, and whom she calls first. {+Call this number at once.+}"))
        << shown;
    EXPECT_TRUE(says(shown, "another title")) << shown;
    EXPECT_TRUE(says(shown, "tidings stories accept-change 1 --revision ")) << shown;
}

TEST_F(ChangedStories, GoOutOnceAnEditorAcceptsThem) {
    offer("A nurse explains", approved_text);
    ok({"stories", "accept-change", "1", "--by", "eva", "--reason", "asked the partner"});
    EXPECT_TRUE(says(out, "1 changed, 0 as they were"));
    const std::string published = feed();
    EXPECT_TRUE(says(published, "A nurse explains"));
    EXPECT_TRUE(says(published, "<updated>2026-11-23T11:00:00Z</updated>")) << "told anew";
    EXPECT_EQ(changed(), "");
    ok({"stories", "accept-change", "1"});
    EXPECT_TRUE(says(out, "0 changed, 1 as they were"));
    store::Database db = store::Database::open(folder / "hub/tidings.db");
    const Act last = store::acts_on(db, ActSubject::story, 1).back();
    EXPECT_EQ(last.by + ": " + last.why, "eva: asked the partner");
    EXPECT_TRUE(says(last.what, "change accepted")) << last.what;
}

TEST_F(ChangedStories, ThatAnEditorRejectsComeBackOnlyWithAnotherChange) {
    const std::string before = feed();
    offer("A nurse accuses", approved_text);
    ok({"stories", "reject-change", "1"});
    EXPECT_EQ(changed(), "");
    EXPECT_EQ(feed(), before);
    offer("A nurse accuses a teacher", approved_text);
    EXPECT_TRUE(says(changed(), "A nurse tells"));
    offer("A nurse accuses", approved_text);
    EXPECT_EQ(changed(), "") << "rejected before";
    EXPECT_EQ(feed(), before);
}

TEST_F(ChangedStories, AreNoneAnyMoreWhenThePartnerGoesBack) {
    const std::string before = feed();
    offer("A nurse accuses", approved_text);
    offer("A nurse tells", approved_text);
    EXPECT_EQ(changed(), "");
    EXPECT_EQ(feed(), before);
}

TEST_F(ChangedStories, AreDecidedOnAsTheyWereSeen) {
    offer("A nurse explains", approved_text);
    const std::string shown = after({"stories", "show", "1"});
    const std::string revision = shown.substr(shown.find("--revision ") + 11, 12);
    offer("A nurse accuses", approved_text);
    EXPECT_EQ(tidings({"stories", "accept-change", "1", "--revision", revision}), 77);
    EXPECT_TRUE(says(err, "not as you saw it")) << err;
    EXPECT_EQ(tidings({"stories", "accept-change", "1", "2", "--revision", revision}), 64);
    offer("A nurse explains", approved_text);
    ok({"stories", "accept-change", "1", "--revision", revision});
    EXPECT_TRUE(says(feed(), "A nurse explains"));
}

TEST_F(ChangedStories, ThatAreNotApprovedHaveNothingToAccept) {
    ok({"stories", "hold", "1"});
    EXPECT_EQ(tidings({"stories", "accept-change", "1"}), 77);
    EXPECT_EQ(tidings({"stories", "reject-change", "9"}), 66);
}

TEST_F(ChangedStories, TakeTheApprovalOfAnIssueBackAndAreMailedAsTheyWereApproved) {
    ok({"issues", "approve", "1", "--by", "eva"});
    offer("A nurse accuses", approved_text);
    EXPECT_TRUE(says(err, "approval void")) << err;
    EXPECT_TRUE(says(after({"issues", "show", "1"}), "ready; waits for approval")) << out;
    EXPECT_TRUE(says(out, "approval void by tidings: its partner changed story 1")) << out;
    ok({"issues", "approve", "1"});
    now += hours(21);
    ok({"run"});
    std::string mails;
    for (const auto& entry : std::filesystem::directory_iterator(folder / "hub/outbox"))
        mails += support::read_bytes(entry.path());
    EXPECT_TRUE(says(mails, "A nurse tells")) << mails;
    EXPECT_FALSE(says(mails, "accuses"));
}

TEST_F(ChangedStories, TakeTheApprovalBackWhenTheyAreAcceptedToo) {
    offer("A nurse explains", approved_text);
    ok({"issues", "approve", "1"});
    ok({"stories", "accept-change", "1", "--by", "eva"});
    EXPECT_TRUE(
        says(after({"issues", "show", "1"}), "approval void by eva: a change of story 1 was accepted"))
        << out;
    EXPECT_TRUE(says(out, "waits for approval")) << out;
}

TEST_F(ChangedStories, AreToldWithTheMailsThatWaitAndHowToStopThem) {
    ok({"issues", "approve", "1"});
    ok({"digest", "--now"});
    EXPECT_TRUE(says(out, "1 stories to 1 subscribers")) << out << err;
    now += hours(1);
    partner.reply(
        "/feed",
        {.body = "<rss version=\"2.0\"><channel><title>Hotline</title><item><title>A nurse accuses</title>"
                 "<link>https://h.example/nurse</link><guid>https://h.example/nurse</guid></item></channel></"
                 "rss>"});
    ok({"-q", "poll", "--now"});
    EXPECT_TRUE(says(err, "issue=1 waiting=1 hint=\"tidings issues stop 1 stops them\"")) << err;
    EXPECT_TRUE(says(after({"stories", "show", "1"}), "1 mails of issue 1 that tell what was approved wait"))
        << out;
    ok({"stories", "accept-change", "1"});
    EXPECT_TRUE(says(out, "`tidings issues stop 1` stops them")) << out;
}

TEST_F(ChangedStories, OfATrustedPartnerPassAsItsSettingSays) {
    trust("small");
    offer("A nurse tells", approved_text.substr(0, approved_text.size() - 1));
    EXPECT_EQ(changed(), "");
    EXPECT_TRUE(says(feed(), "calls first<")) << "one word of more than twenty";
    offer("A nurse tells", "Before all: " + approved_text);
    EXPECT_NE(changed(), "");
    trust("all");
    offer("A nurse tells", "Above all: " + approved_text);
    EXPECT_EQ(changed(), "");
    EXPECT_TRUE(says(feed(), "Above all"));
    trust("nothing");
    offer("A nurse tells", "Above it all: " + approved_text);
    EXPECT_NE(changed(), "");
}

TEST_F(ChangedStories, AreToldToEditors) {
    const std::string file = (folder / "hub/tidings.toml").string();
    std::string settings = support::read_bytes(file);
    settings.replace(settings.find("# notify = []"), 13, "notify = [\"eva@hub.example\"]");
    std::ofstream(file) << settings;
    offer("A nurse accuses", approved_text);
    now += hours(25);
    tidings({"run"});
    std::string mails;
    for (const auto& entry : std::filesystem::directory_iterator(folder / "hub/outbox"))
        mails += support::read_bytes(entry.path());
    EXPECT_TRUE(says(mails, "stories changed since approval")) << mails << err;
    EXPECT_TRUE(says(mails, "tidings stories show 1")) << mails;
}

}  // namespace
}  // namespace tidings
