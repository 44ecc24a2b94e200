// What editors do with issues, in a real data folder with templates, vocabulary and an outbox.
#include <sstream>

#include "base/file.h"
#include "editing/decide_issue.h"
#include "editing/decide_stories.h"
#include "editing/edit_issue.h"
#include "editing/edited_hub.h"
#include "editing/known_issue.h"
#include "editing/preview.h"
#include "store/acts/acts.h"
#include "store/issues/issue_edits.h"
#include "store/people/subscribers.h"

namespace tidings::editing {
namespace {

constexpr std::string_view settings =
    "[hub]\ntitle = \"Demo hub\"\nurl = \"https://hub.example/\"\n"
    "[digest.weekly]\ntitle = \"Weekly\"\nfrom = \"Hub <hub@hub.example>\"\ndays = [\"tuesday\"]\n";

class EditedIssue : public support::EditedHub {
  protected:
    std::istringstream in;
    std::ostringstream out, err;
    Outside outside{
        in,           out,    err, [this] { return now; }, [](const std::string&) { return std::nullopt; },
        PROJECT_ROOT, "1.2.3"};
    std::optional<Equipment> equipment;
    IssueId id{};

    void SetUp() override {
        EditedHub::SetUp();
        write_file(folder / "tidings.toml", settings);
        write_file(folder / "secret.key", std::string(64, '7'), FileMode::secret);
        equipment.emplace(GlobalOptions{.data = folder.path()}, outside);
        ASSERT_TRUE(decide_stories(db, std::vector{one, two}, {Choice::approve}, maria()));
        store::Transaction tx(db);
        for (const char* reader : {"anna@x.example", "eva@x.example"})
            store::join(tx,
                        {.email = *EmailAddress::parse(reader),
                         .language = "it",
                         .state = SubscriberState::confirmed,
                         .digests = {"weekly"}},
                        now);
        Issue issue;
        issue.digest = "weekly";
        issue.title = "Weekly";
        issue.due = issue.cut_off = now + std::chrono::hours(24);
        issue.stories = {one, two};
        id = store::open_issue(tx, issue);
        tx.commit();
        now += std::chrono::hours(1);
    }
    const World& world() { return equipment->world(); }
    Issue issue() const { return store::issue(db, id)->issue; }
    std::string last_event() const {
        const Act act = store::acts_on(db, ActSubject::issue, number(id)).back();
        return act.what + " by " + act.by + ": " + act.why;
    }
    Viewer viewer(const std::string& language) const { return {.reader = {}, .language = language}; }
};

TEST_F(EditedIssue, HasTitlesAndIntrosInSingleLanguages) {
    IssueChanges changes;
    changes.title = "For all";
    changes.titles = {{"el", "Για σας"}, {"en", "For you"}};
    changes.intros = {{"el", "Δύο προσκλήσεις."}};
    ASSERT_TRUE(edit_issue(world(), id, changes, "", maria()));
    EXPECT_EQ(title_in(issue(), "el").text, "Για σας");
    EXPECT_EQ(title_in(issue(), "fr").text, "For all");
    EXPECT_EQ(intro_in(issue(), "el").text, "Δύο προσκλήσεις.");
    const Act act = store::acts_on(db, ActSubject::issue, number(id)).back();
    EXPECT_EQ(act.changes.at(1).field + "=" + act.changes.at(1).after, "title:en=For you");
    const Result<ViewedIssue> greek = preview(world(), id, viewer("el"));
    ASSERT_TRUE(greek) << greek.error().message;
    EXPECT_EQ(greek->letter.subject, "Για σας");
    EXPECT_NE(greek->letter.html.find("<p style=\"margin:16px 0 0\">Δύο προσκλήσεις."), std::string::npos);
    changes = {};
    changes.titles = {{"en", ""}};
    ASSERT_TRUE(edit_issue(world(), id, changes, "", maria()));
    EXPECT_EQ(title_in(issue(), "en").text, "For all") << "taken back";
    changes.titles = {{"xx", "?"}};
    EXPECT_EQ(edit_issue(world(), id, changes, "", maria()).error().code, Code::usage);
}

TEST_F(EditedIssue, GoesOutAtAnotherTimeAndNoSecondOneForItsSlot) {
    const Timestamp slot = issue().due;
    IssueChanges changes;
    changes.due = slot + std::chrono::hours(48);
    ASSERT_TRUE(edit_issue(world(), id, changes, "", maria()));
    EXPECT_EQ(issue().due, slot + std::chrono::hours(48));
    EXPECT_EQ(issue().cut_off, issue().due) << "the cut-off moves with it";
    EXPECT_TRUE(store::has_issue(db, "weekly", slot));
    EXPECT_TRUE(store::has_issue(db, "weekly", issue().due));
    changes.due = slot + std::chrono::hours(72);
    ASSERT_TRUE(edit_issue(world(), id, changes, "", maria()));
    EXPECT_TRUE(store::has_issue(db, "weekly", slot)) << "the slot that it was opened for stays";
    changes.due = now - std::chrono::hours(1);
    EXPECT_EQ(edit_issue(world(), id, changes, "", maria()).error().code, Code::usage);
}

TEST_F(EditedIssue, IsPutUpForApprovalAndApprovedAsItWasSeen) {
    ASSERT_TRUE(request_approval(db, id, maria()));
    EXPECT_EQ(issue().requested_by, "Maria");
    EXPECT_EQ(last_event(), "approval requested by Maria: ");
    const std::string seen = revision_of(issue());
    ASSERT_TRUE(edit_issue(world(), id, {.title = "Two calls", .intro = {}}, seen, maria()));
    const auto refused = approve_issue(world(), id, seen, maria());
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, Code::refused);
    EXPECT_EQ(refused.error().remedy.act, Remedy::Act::show_issue);
    EXPECT_EQ(issue().state, IssueState::ready) << "nothing was written";
    ASSERT_TRUE(approve_issue(world(), id, revision_of(issue()), maria()));
    EXPECT_EQ(issue().state, IssueState::approved);
    EXPECT_EQ(last_event(), "approved by Maria: ");
    EXPECT_FALSE(request_approval(db, id, maria())) << "it is approved already";
}

TEST_F(EditedIssue, HasItsStoriesPinnedDroppedMovedAndReset) {
    Result<Issue> edited = edit_issue(world(), id, {.title = {}, .intro = {}, .drop = {one}}, "", maria());
    ASSERT_TRUE(edited) << edited.error().message;
    EXPECT_EQ(edited->stories, std::vector{two});
    edited = edit_issue(world(), id, {.title = {}, .intro = {}, .reset = {one}}, "", maria());
    EXPECT_EQ(edited->stories.size(), 2u);
    edited = edit_issue(world(), id, {.title = {}, .intro = {}, .pin = {two}}, "", maria());
    EXPECT_EQ(edited->stories.front(), two);
    edited =
        edit_issue(world(), id, {.title = {}, .intro = {}, .reset = {two}, .move = {{one, 2}}}, "", maria());
    EXPECT_EQ(edited->stories.back(), one);
    EXPECT_EQ(issue().stories, edited->stories);
}

TEST_F(EditedIssue, StaysAsItIsWhereAnEditCannotBe) {
    const std::string before = revision_of(issue());
    EXPECT_EQ(edit_issue(world(), id, {.title = "X", .intro = {}, .pin = {three}}, "", maria()).error().code,
              Code::refused)
        << "it is pending";
    EXPECT_EQ(
        edit_issue(world(), id, {.title = "X", .intro = {}, .drop = {StoryId{99}}}, "", maria()).error().code,
        Code::no_such_file);
    EXPECT_EQ(edit_issue(world(), id, {.title = "X", .intro = {}}, "00000000", maria()).error().code,
              Code::refused);
    EXPECT_EQ(edit_issue(world(), IssueId{99}, {}, "", maria()).error().remedy.act, Remedy::Act::list_issues);
    EXPECT_EQ(revision_of(issue()), before);
}

TEST_F(EditedIssue, IsStoppedWithTheReason) {
    const Result<StoppedIssue> stopped = stop_issue(db, id, maria("wrong intro"));
    ASSERT_TRUE(stopped);
    EXPECT_EQ(stopped->taken_back, 0);
    EXPECT_EQ(issue().state, IssueState::cancelled);
    EXPECT_EQ(last_event(), "stopped by Maria: wrong intro");
    EXPECT_EQ(stop_issue(db, id, maria()).error().remedy.act, Remedy::Act::list_issues);
}

TEST_F(EditedIssue, ReleasesNoMailsWhereNoneAreHeld) {
    EXPECT_EQ(release_issue(db, id, HeldMails::go, maria()).error().code, Code::refused);
    EXPECT_TRUE(store::acts_on(db, ActSubject::issue, number(id)).empty());
}

TEST_F(EditedIssue, IsShownAsReadersOfALanguageOrOneReaderGetIt) {
    EXPECT_EQ(preview(world(), id, viewer("fr"))->letter.language, "fr");
    const Viewer anna{.reader = *EmailAddress::parse("anna@x.example"), .language = {}};
    EXPECT_EQ(preview(world(), id, anna)->letter.language, "it");
    const Viewer stranger{.reader = *EmailAddress::parse("mia@x.example"), .language = {}};
    EXPECT_EQ(preview(world(), id, stranger).error().remedy.act, Remedy::Act::list_subscribers);
    EXPECT_EQ(issue().state, IssueState::draft) << "looking changes nothing";
}

TEST_F(EditedIssue, IsSentAsATestWithoutChange) {
    const std::string before = revision_of(issue());
    const Result<std::string> subject =
        send_test(world(), {id, viewer("en"), *EmailAddress::parse("maria@hub.example")});
    ASSERT_TRUE(subject) << subject.error().message;
    EXPECT_TRUE(subject->starts_with("[Test] ")) << *subject;
    EXPECT_EQ(revision_of(issue()), before);
    EXPECT_FALSE(std::filesystem::is_empty(folder / "outbox"));
}

}  // namespace
}  // namespace tidings::editing
