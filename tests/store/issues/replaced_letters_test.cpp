#include "store/issues/replaced_letters.h"

#include "store/issues/sends.h"
#include "support/sealed_issue.h"

namespace tidings::store {
namespace {

using std::chrono::hours;
using support::monday;

// An issue whose letter 1 tells two stories to two readers; letter 2, of nobody yet, tells the second alone.
class ReplacedLetters : public ::testing::Test {
  protected:
    Database db = Database::in_memory();
    IssueId issue{};
    StoryId first{}, second{};

    void SetUp() override {
        Transaction tx(db);
        know_digest(tx, "weekly", monday);
        for (const char* email : {"a@x.example", "b@x.example"})
            join(tx,
                 {.email = *EmailAddress::parse(email),
                  .language = "en",
                  .state = SubscriberState::confirmed,
                  .digests = {"weekly"}},
                 monday);
        const FeedId feed = support::add_feed(tx, "inhope");
        first = support::add_story(tx, feed, support::item("A", "https://a.example/1"));
        second = support::add_story(tx, feed, support::item("B", "https://a.example/2"));
        support::approve(tx, first);
        support::approve(tx, second);
        issue = seal_issue(
            tx, {.digest = "weekly", .due = monday, .stories = {second, first}},
            {{.number = 1, .stories = {first, second}, .language = "en"},
             {.number = 2, .stories = {second}, .language = "en"}},
            {{SubscriberId{1}, 1}, {SubscriberId{2}, 1}},
            [](IssueId, SubscriberId reader) { return "t" + std::to_string(number(reader)); }, monday);
        record_decision(tx, {first, Curation::approved, Curation::withdrawn, "eva", ""}, monday);
        tx.commit();
    }
    void run(std::string_view sql) {
        Transaction tx(db);
        tx.run(sql);
        tx.commit();
    }
    void replace(int letter, std::optional<int> by) {
        Transaction tx(db);
        replace_letter(tx, {issue, letter, 0}, by);
        tx.commit();
    }
    std::vector<int> claimed_letters() {
        Transaction tx(db);
        std::vector<int> letters;
        for (const ClaimedSend& send : claim_sends(tx, "run", monday + hours(1), 10))
            letters.push_back(send.letter);
        tx.commit();
        return letters;
    }
    std::string state_of(int reader) {
        Rows rows = db.query("select state from sends where subscriber = ?", {reader});
        return rows.next() ? rows.text(0) : std::string();
    }
};

TEST_F(ReplacedLetters, AreToldByTheStoryThatWaitsInThem) {
    ASSERT_EQ(letters_waiting_with(db, first).size(), 1u);
    EXPECT_EQ(letters_waiting_with(db, first)[0].number, 1);
    EXPECT_EQ(letters_waiting_with(db, first)[0].mails, 2);
    ASSERT_EQ(mails_waiting_with(db, first).size(), 1u);
    EXPECT_EQ(mails_waiting_with(db, first)[0].waiting, 2);
}

TEST_F(ReplacedLetters, KeepTheOtherStoriesInTheOrderOfTheIssue) {
    EXPECT_EQ(stories_left_in(db, {issue, 1, 0}), std::vector<StoryId>{second});
    run("update stories set curation = 'approved' where id = 1");
    EXPECT_EQ(stories_left_in(db, {issue, 1, 0}), (std::vector<StoryId>{second, first}));
}

TEST_F(ReplacedLetters, AreSentInsteadToWhoeverWaits) {
    replace(1, 2);
    EXPECT_TRUE(mails_waiting_with(db, first).empty());
    EXPECT_TRUE(letters_waiting_with(db, first).empty()) << "a second time changes nothing";
    EXPECT_EQ(letter_of(db, issue, SubscriberId{1}), 2);
    EXPECT_EQ(claimed_letters(), (std::vector<int>{2, 2}));
}

TEST_F(ReplacedLetters, LeaveAMailThatMayHaveGoneItsBytes) {
    run("update sends set in_doubt = 1 where subscriber = 1");
    run("update sends set crashes = 1 where subscriber = 2");
    EXPECT_TRUE(letters_waiting_with(db, first).empty());
    EXPECT_EQ(mails_waiting_with(db, first)[0].in_doubt, 2);
    replace(1, 2);
    EXPECT_EQ(claimed_letters(), (std::vector<int>{1, 1}));
}

TEST_F(ReplacedLetters, AreTakenByAMailThatARunGivesBack) {
    EXPECT_EQ(claimed_letters(), (std::vector<int>{1, 1}));
    EXPECT_EQ(mails_waiting_with(db, first)[0].on_the_way, 2);
    EXPECT_EQ(letters_waiting_with(db, first)[0].mails, 0);
    replace(1, 2);
    Transaction tx(db);
    postpone_send(tx, SendId{1}, monday);
    settle_send(tx, SendId{2}, {.state = SendState::deferred, .due = monday}, monday);
    tx.commit();
    EXPECT_EQ(claimed_letters(), (std::vector<int>{2, 2}));
}

TEST_F(ReplacedLetters, AreNotTakenAfterAnAnswerThatNeverCame) {
    claimed_letters();
    replace(1, 2);
    Transaction tx(db);
    settle_send(tx, SendId{1}, {.state = SendState::deferred, .due = monday, .in_doubt = true}, monday);
    recover_sends(tx, monday);
    tx.commit();
    EXPECT_EQ(claimed_letters(), (std::vector<int>{1, 1}));
}

TEST_F(ReplacedLetters, AreNotSentWhenNothingIsLeft) {
    replace(1, std::nullopt);
    EXPECT_TRUE(mails_waiting_with(db, first).empty());
    EXPECT_TRUE(claimed_letters().empty());
    EXPECT_EQ(state_of(1), "cancelled");
}

TEST_F(ReplacedLetters, AreReplacedThemselvesWhenAnotherStoryIsWithdrawn) {
    replace(1, 2);
    EXPECT_EQ(mails_waiting_with(db, second)[0].waiting, 2);
    ASSERT_EQ(letters_waiting_with(db, second).size(), 1u);
    EXPECT_EQ(letters_waiting_with(db, second)[0].number, 2);
    EXPECT_EQ(letters_waiting_with(db, second)[0].mails, 2);
    replace(2, std::nullopt);
    EXPECT_TRUE(claimed_letters().empty());
}

}  // namespace
}  // namespace tidings::store
