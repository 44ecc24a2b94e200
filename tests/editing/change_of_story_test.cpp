#include "editing/change_of_story.h"

#include "editing/decide_stories.h"
#include "editing/edited_hub.h"

namespace tidings::editing {
namespace {

using Stories = std::vector<StoryId>;

class ChangesOfStories : public support::EditedHub {
  protected:
    void SetUp() override {
        EditedHub::SetUp();
        ASSERT_TRUE(decide_stories(db, Stories{one, two}, {Choice::approve}, maria()));
        change_after_approval(one, "A, corrected");
    }
    std::optional<ChangeOfStory> change() const { return change_of(db, *store::story(db, one)); }
    std::string title() const { return store::story(db, one)->lead.title; }
};

TEST_F(ChangesOfStories, AreSeenBesideWhatReadersHave) {
    ASSERT_TRUE(change());
    EXPECT_EQ(change()->changed.title, "A, corrected");
    EXPECT_TRUE(change()->waits);
    EXPECT_FALSE(change()->changes.empty());
    EXPECT_EQ(title(), "A");
    EXPECT_FALSE(change_of(db, *store::story(db, two)));
}

TEST_F(ChangesOfStories, ReachReadersWhenAnEditorAccepts) {
    const std::string seen = change()->revision;
    const auto decided = accept_changes(db, Stories{one}, seen, maria("a better title"));
    ASSERT_TRUE(decided) << decided.error().message;
    EXPECT_EQ(decided->size(), 1u);
    EXPECT_EQ(title(), "A, corrected");
    EXPECT_EQ(log_of(one).back(), "change accepted, revision " + seen + " by Maria: a better title");
    EXPECT_TRUE(accept_changes(db, Stories{one}, "", maria())->empty()) << "nothing waits any more";
}

TEST_F(ChangesOfStories, StayAwayFromReadersWhenAnEditorRejects) {
    ASSERT_TRUE(reject_changes(db, Stories{one, two}, "", maria()));
    EXPECT_EQ(title(), "A");
    ASSERT_TRUE(change());
    EXPECT_FALSE(change()->waits);
}

TEST_F(ChangesOfStories, AreDecidedOnlyAsTheyWereSeen) {
    const std::string seen = change()->revision;
    change_after_approval(one, "A, corrected twice");
    const auto decided = accept_changes(db, Stories{one}, seen, maria());
    ASSERT_FALSE(decided);
    EXPECT_EQ(decided.error().code, Code::refused);
    EXPECT_EQ(decided.error().remedy.act, Remedy::Act::show_story);
    EXPECT_EQ(title(), "A");
}

TEST_F(ChangesOfStories, AreOfApprovedStoriesAlone) {
    EXPECT_EQ(accept_changes(db, Stories{one, three}, "", maria()).error().code, Code::refused);
    EXPECT_EQ(reject_changes(db, Stories{StoryId{99}}, "", maria()).error().code, Code::no_such_file);
    EXPECT_EQ(title(), "A") << "all of them or none";
}

}  // namespace
}  // namespace tidings::editing
