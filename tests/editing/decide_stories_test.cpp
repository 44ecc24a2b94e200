#include "editing/decide_stories.h"

#include "editing/edited_hub.h"
#include "store/issues/errata.h"

namespace tidings::editing {
namespace {

using Stories = std::vector<StoryId>;

class DecidingOnStories : public support::EditedHub {};

TEST_F(DecidingOnStories, CountsThoseThatWereNotSoAlready) {
    EXPECT_EQ(*decide_stories(db, Stories{one, two}, {Choice::approve}, maria()), 2u);
    EXPECT_EQ(*decide_stories(db, Stories{one, three}, {Choice::approve}, maria()), 1u);
    EXPECT_EQ(state(three), Curation::approved);
}

TEST_F(DecidingOnStories, StandsInTheAuditLogWithNameAndReason) {
    ASSERT_TRUE(decide_stories(db, Stories{one}, {Choice::hold}, maria("ask the partner")));
    EXPECT_EQ(log_of(one), std::vector<std::string>{"held by Maria: ask the partner"});
}

TEST_F(DecidingOnStories, ChangesNoneWhereOneIsNotThere) {
    const auto decided = decide_stories(db, Stories{one, StoryId{99}}, {Choice::approve}, maria());
    ASSERT_FALSE(decided);
    EXPECT_EQ(decided.error().code, Code::no_such_file);
    EXPECT_EQ(decided.error().remedy.act, Remedy::Act::list_stories);
    EXPECT_EQ(state(one), Curation::pending);
}

TEST_F(DecidingOnStories, ChangesNoneWhereOneWasWithdrawn) {
    ASSERT_TRUE(withdraw_stories(db, Stories{two}, false, maria("asked to")));
    EXPECT_EQ(decide_stories(db, Stories{one, two}, {Choice::approve}, maria()).error().code, Code::refused);
    EXPECT_EQ(state(one), Curation::pending);
}

TEST_F(DecidingOnStories, WithdrawsThemOnceForAll) {
    EXPECT_EQ(withdraw_stories(db, Stories{one, two}, false, maria("asked to"))->changed, 2u);
    const Result<Withdrawn> again = withdraw_stories(db, Stories{one, two}, false, maria("asked to"));
    EXPECT_EQ(again->changed, 0u);
    EXPECT_EQ(again->stories.size(), 2u);
    EXPECT_TRUE(again->stories.front().waiting.empty());
    EXPECT_EQ(log_of(one).size(), 1u);
}

TEST_F(DecidingOnStories, WithdrawsNoneWhereOneIsNotThere) {
    EXPECT_FALSE(withdraw_stories(db, Stories{one, StoryId{99}}, true, maria("asked to")));
    EXPECT_EQ(state(one), Curation::pending);
}

}  // namespace
}  // namespace tidings::editing
