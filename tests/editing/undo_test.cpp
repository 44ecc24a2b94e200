#include "editing/undo.h"

#include <sqlite3.h>

#include "editing/decide_stories.h"
#include "editing/edit_story.h"
#include "editing/edited_hub.h"
#include "editing/regroup.h"
#include "store/acts/acts.h"
#include "store/stories/story_changes.h"
#include "store/stories/story_fields.h"

namespace tidings::editing {
namespace {

using Stories = std::vector<StoryId>;
using Items = std::vector<ItemId>;

class Undoing : public support::EditedHub {
  protected:
    void edit(StoryId story, const std::string& field, const std::string& value) {
        ASSERT_TRUE(edit_stories(db, Stories{story}, {{{field, value}}}, "", maria()));
    }
    void decide(StoryId story, Choice choice) {
        ASSERT_TRUE(decide_stories(db, Stories{story}, {choice}, maria()));
    }
    ActId last(StoryId story) const { return *store::last_act_on(db, ActSubject::story, number(story)); }
    std::string assignee(StoryId story) const { return store::story_field(db, story, "assignee"); }
    static std::string refusal(const Result<Act>& done) {
        if (done) return "done";
        EXPECT_EQ(done.error().code, Code::refused);
        return done.error().message;
    }
    static bool says(const std::string& text, std::string_view part) {
        return text.find(part) != std::string::npos;
    }
    // Without looking at what the row refers to.
    void insert(const std::string& row) const {
        sqlite3* raw = nullptr;
        ASSERT_EQ(sqlite3_open((folder / "tidings.db").c_str(), &raw), SQLITE_OK);
        ASSERT_EQ(sqlite3_exec(raw, ("insert into " + row).c_str(), nullptr, nullptr, nullptr), SQLITE_OK)
            << sqlite3_errmsg(raw);
        sqlite3_close(raw);
    }
};

TEST_F(Undoing, TakesBackAnyActNotTheLastAlone) {
    edit(one, "assignee", "Eva");
    const ActId first = last(one);
    edit(one, "title:en", "Ours");
    ASSERT_TRUE(undo(db, first, maria("by mistake")));
    EXPECT_EQ(assignee(one), "");
    EXPECT_EQ(store::story_field(db, one, "title:en"), "Ours");
    EXPECT_EQ(log_of(one).back(), "taken back: edited by Maria: by mistake");
    EXPECT_EQ(store::act(db, last(one))->undoes, first);
}

TEST_F(Undoing, DoesAnActAgain) {
    edit(one, "assignee", "Eva");
    const ActId act = last(one);
    EXPECT_TRUE(says(refusal(redo(db, act, maria())), "was not taken back"));
    ASSERT_TRUE(undo(db, act, maria()));
    EXPECT_TRUE(says(refusal(undo(db, act, maria())), "taken back already"));
    ASSERT_TRUE(redo(db, act, maria()));
    EXPECT_EQ(assignee(one), "Eva");
    EXPECT_EQ(log_of(one).back(), "done again: edited by Maria: ");
    ASSERT_TRUE(undo(db, act, maria()));
    EXPECT_EQ(assignee(one), "");
}

TEST_F(Undoing, IsRefusedWhereTheFieldWasChangedSince) {
    edit(one, "assignee", "Eva");
    const ActId act = last(one);
    edit(one, "assignee", "Joan");
    EXPECT_TRUE(says(refusal(undo(db, act, maria())), "changed again since"));
    EXPECT_EQ(assignee(one), "Joan");
}

TEST_F(Undoing, TakesADecisionBackUnlessItIsForGood) {
    decide(one, Choice::approve);
    const ActId approval = last(one);
    ASSERT_TRUE(undo(db, approval, maria()));
    EXPECT_EQ(state(one), Curation::pending);
    ASSERT_TRUE(redo(db, approval, maria()));
    EXPECT_EQ(state(one), Curation::approved);
    decide(one, Choice::hold);
    EXPECT_TRUE(says(refusal(undo(db, approval, maria())), "changed again since"));
    ASSERT_TRUE(withdraw_stories(db, Stories{two}, false, maria("asked to")));
    EXPECT_EQ(refusal(undo(db, last(two), maria())), "A withdrawal is for good");
}

TEST_F(Undoing, LetsNoTextOutThatNoEditorApproved) {
    decide(one, Choice::approve);
    decide(one, Choice::hold);
    const ActId held = last(one);
    {
        store::Transaction tx(db);
        store::revise_item(tx, items_of(one)[0], support::item("A, changed", "https://hotline.example/1"),
                           {.guid_key = "x", .content_hash = "changed"}, now);
        tx.commit();
    }
    EXPECT_TRUE(says(refusal(undo(db, held, maria())), "is not as it was when it was approved"));
    EXPECT_EQ(state(one), Curation::held);
}

TEST_F(Undoing, LeavesAnApprovalThatWasMailed) {
    decide(one, Choice::approve);
    insert("letter_stories (issue, letter, story) values (1, 1, 1)");
    insert("sends (issue, subscriber, letter, token, state) values (1, 1, 1, 't', 'sent')");
    EXPECT_TRUE(says(refusal(undo(db, last(one), maria())), "was mailed to 1 readers"));
}

TEST_F(Undoing, TakesAMergeApartAgainAndJoinsItAgain) {
    const Items first = items_of(one), second = items_of(two);
    ASSERT_TRUE(merge_stories(db, one, Stories{two}, maria()));
    const ActId merge = last(one);
    ASSERT_TRUE(undo(db, last(two), maria())) << "the line of the other story stands for the whole";
    EXPECT_EQ(items_of(one), first);
    EXPECT_EQ(items_of(two), second);
    EXPECT_EQ(store::merged_into(db, two), std::nullopt);
    EXPECT_EQ(state(two), Curation::pending);
    EXPECT_EQ(store::story(db, two)->lead.title, "B");
    EXPECT_TRUE(store::are_kept_apart(db, one, two)) << "no rule merges them again";
    ASSERT_TRUE(redo(db, merge, maria()));
    EXPECT_EQ(items_of(one).size(), 2u);
    EXPECT_EQ(store::merged_into(db, two), one);
}

TEST_F(Undoing, BringsAStoryBackToTheQueueThatItsPartnerChangedWhileItWasMerged) {
    decide(two, Choice::approve);
    ASSERT_TRUE(merge_stories(db, one, Stories{two}, maria()));
    {
        store::Transaction tx(db);
        store::revise_item(tx, items_of(one)[1], support::item("B, changed", "https://hotline.example/2"),
                           {.guid_key = "x", .content_hash = "changed"}, now);
        tx.commit();
    }
    ASSERT_TRUE(undo(db, last(one), maria()));
    EXPECT_EQ(state(two), Curation::pending);
}

TEST_F(Undoing, LeavesAMergeOfAStoryThatWasInAnIssue) {
    insert("issue_stories (issue, position, story) values (1, 1, 2)");
    ASSERT_TRUE(merge_stories(db, one, Stories{two}, maria()));
    EXPECT_TRUE(says(refusal(undo(db, last(one), maria())), "mailed a second time"));
}

TEST_F(Undoing, JoinsASplitAgain) {
    ASSERT_TRUE(merge_stories(db, one, Stories{two}, maria()));
    const Items items = items_of(one);
    const StoryId opened = split_story(db, Items{items[0]}, "hub.example,2026", maria())->story;
    EXPECT_EQ(store::story(db, one)->lead.title, "B");
    const ActId split = last(one);
    ASSERT_TRUE(undo(db, split, maria()));
    EXPECT_EQ(items_of(one), items);
    EXPECT_EQ(store::story(db, one)->lead.title, "A");
    EXPECT_EQ(store::merged_into(db, opened), one);
    ASSERT_TRUE(redo(db, split, maria()));
    EXPECT_EQ(items_of(opened), Items{items[0]});
}

TEST_F(Undoing, LeavesASplitWhoseStoryGotOtherItems) {
    ASSERT_TRUE(merge_stories(db, one, Stories{two}, maria()));
    const StoryId opened = split_story(db, Items{items_of(one)[1]}, "hub.example,2026", maria())->story;
    const ActId split = last(one);
    ASSERT_TRUE(merge_stories(db, opened, Stories{three}, maria()));
    EXPECT_TRUE(says(refusal(undo(db, split, maria())), "has other items by now"));
    EXPECT_EQ(items_of(opened).size(), 2u);
}

TEST_F(Undoing, LeavesAMergeOfAStoryThatHasNothingElseAnyMore) {
    const Items own = items_of(one);
    ASSERT_TRUE(merge_stories(db, one, Stories{two}, maria()));
    const ActId merge = last(one);
    ASSERT_TRUE(split_story(db, own, "hub.example,2026", maria()));
    EXPECT_TRUE(says(refusal(undo(db, merge, maria())), "would have no items left"));
    EXPECT_EQ(items_of(one).size(), 1u);
}

TEST_F(Undoing, HasNothingToTakeBackOfANote) {
    ASSERT_TRUE(comment_on(db, one, "ask them", maria()));
    EXPECT_TRUE(says(refusal(undo(db, last(one), maria())), "changed nothing"));
    EXPECT_EQ(undo(db, ActId{99}, maria()).error().code, Code::no_such_file);
}

}  // namespace
}  // namespace tidings::editing
