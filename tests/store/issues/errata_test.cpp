#include "store/issues/errata.h"

#include "support/sealed_issue.h"

namespace tidings::store {
namespace {

using std::chrono::hours;
using support::monday;

// The issue that two readers are to get, its story withdrawn nine hours later.
class Errata : public support::SealedIssue {
  protected:
    void SetUp() override {
        SealedIssue::SetUp();
        run("insert into letter_stories (issue, letter, story) values (1, 1, 1)");
        run("update sends set state = 'sent', due = null");
    }
    void run(std::string_view sql) {
        Transaction tx(db);
        tx.run(sql);
        tx.commit();
    }
    void withdraw(Curation after = Curation::withdrawn) {
        Transaction tx(db);
        record_decision(tx, {StoryId{1}, Curation::approved, after, "eva", "asked to"}, monday + hours(9));
        tx.commit();
    }
    OwedErrata owed() { return owed_errata(db, monday); }

    // A letter that puts the story right, to the first reader: of corrections alone, or beside a story.
    void correct(bool alone = true) {
        Transaction tx(db);
        Issue issue{.digest = "weekly", .due = monday + hours(10)};
        if (!alone) issue.stories = {StoryId{1}};
        seal_issue(
            tx, issue, {{.errata = {StoryId{1}}, .language = "en"}}, {{SubscriberId{1}, 1}},
            [](IssueId, SubscriberId) { return "correction"; }, monday + hours(10));
        tx.commit();
    }
    void end_correction_as(std::string_view state) {
        Transaction tx(db);
        tx.run("update sends set due = null, state = ? where token = 'correction'", {state});
        tx.commit();
    }
};

TEST_F(Errata, AreOwedToWhoeverWasMailedAWithdrawnStory) {
    withdraw();
    const OwedErrata all = owed();
    ASSERT_EQ(all.errata.size(), 1u);
    EXPECT_EQ(all.errata[0].title, "A");
    EXPECT_EQ(all.errata[0].partner_name, "Partner inhope");
    EXPECT_EQ(all.errata[0].dated, monday - hours(24));
    EXPECT_EQ(all.errata[0].withdrawn, monday + hours(9));
    ASSERT_EQ(all.owed.size(), 2u);
    EXPECT_EQ(all.owed[0].reader, SubscriberId{1});
}

TEST_F(Errata, AreNotOwedForAStoryThatIsOnlyHeld) {
    withdraw(Curation::held);
    EXPECT_TRUE(owed().owed.empty());
}

TEST_F(Errata, AreNotOwedToWhomTheMailNeverReached) {
    withdraw();
    for (const char* state : {"failed", "bounced", "expired", "cancelled", "suppressed", "held"}) {
        run("update sends set state = '" + std::string(state) + "' where subscriber = 2");
        EXPECT_EQ(owed().owed.size(), 1u) << state;
    }
}

TEST_F(Errata, AreOwedToWhomItMayHaveReached) {
    withdraw();
    run("update sends set state = 'expired', in_doubt = 1 where subscriber = 1");
    run("update sends set state = 'held', crashes = 1 where subscriber = 2");
    EXPECT_EQ(owed().owed.size(), 2u);
}

TEST_F(Errata, DoNotOvertakeAMailThatStillWaits) {
    withdraw();
    run("update sends set state = 'deferred', in_doubt = 1, due = 1 where subscriber = 2");
    EXPECT_EQ(owed().owed.size(), 1u);
}

TEST_F(Errata, AreToldOnceByALetterThatIsSentOrWaits) {
    withdraw();
    correct();
    for (const char* state : {"queued", "sending", "deferred", "sent", "held"}) {
        end_correction_as(state);
        ASSERT_EQ(owed().owed.size(), 1u) << state;
        EXPECT_EQ(owed().owed[0].reader, SubscriberId{2});
    }
}

TEST_F(Errata, AreOwedAgainWhenTheMailThatWasToTellThemExpired) {
    withdraw();
    correct();
    end_correction_as("expired");
    ASSERT_EQ(owed().owed.size(), 2u);
    EXPECT_FALSE(owed().owed[0].in_letters_only);
    run("update sends set in_doubt = 1 where token = 'correction'");
    EXPECT_EQ(owed().owed.size(), 1u) << "it may have told them";
}

TEST_F(Errata, WaitForALetterWithStoriesOnceAMailOfTheirOwnWasRefused) {
    withdraw();
    correct();
    end_correction_as("failed");
    ASSERT_EQ(owed().owed.size(), 2u);
    EXPECT_TRUE(owed().owed[0].in_letters_only);
    EXPECT_FALSE(owed().owed[1].in_letters_only);
}

TEST_F(Errata, MayBeMailedByThemselvesAfterALetterWithStoriesWasRefused) {
    withdraw();
    correct(false);
    end_correction_as("failed");
    EXPECT_FALSE(owed().owed[0].in_letters_only);
}

TEST_F(Errata, AreOwedOnlyForAWhile) {
    withdraw();
    EXPECT_TRUE(owed_errata(db, monday + hours(9)).errata.empty());
}

TEST_F(Errata, AreSettledOnceNoMailThatMatteredWaits) {
    withdraw();
    correct();
    const auto settle = [this] {
        Transaction tx(db);
        settle_erratum(tx, StoryId{1});
        tx.commit();
    };
    settle();
    EXPECT_EQ(owed().errata.size(), 1u) << "the correction waits";
    end_correction_as("sent");
    run("update sends set state = 'deferred' where subscriber = 2");
    settle();
    EXPECT_EQ(owed().errata.size(), 1u) << "the story waits";
    run("update sends set state = 'failed' where subscriber = 2");
    settle();
    EXPECT_TRUE(owed().errata.empty());
}

TEST_F(Errata, KeepTheTitleQuietWhereThatIsAsked) {
    withdraw();
    EXPECT_FALSE(owed().errata[0].quiet);
    Transaction tx(db);
    keep_title_quiet(tx, StoryId{1});
    EXPECT_TRUE(owed().errata[0].quiet);
}

TEST_F(Errata, OfALetterAreKnown) {
    withdraw();
    correct();
    ASSERT_EQ(errata_in_letter(db, IssueId{2}, 1).size(), 1u);
    EXPECT_EQ(errata_in_letter(db, IssueId{2}, 1)[0].title, "A");
    EXPECT_TRUE(errata_in_letter(db, issue_id, 1).empty());
}

}  // namespace
}  // namespace tidings::store
