#include "editing/regroup.h"

#include <thread>

#include "editing/decide_stories.h"
#include "editing/edited_hub.h"
#include "store/stories/story_changes.h"

namespace tidings::editing {
namespace {

using Items = std::vector<ItemId>;
using Stories = std::vector<StoryId>;

class Regrouping : public support::EditedHub {
  protected:
    Code error_of_merging(StoryId kept, const Stories& others) {
        return merge_stories(db, kept, others, maria()).error().code;
    }
    Code error_of_splitting(const Items& items) {
        return split_story(db, items, "hub.example,2026", maria()).error().code;
    }
};

TEST_F(Regrouping, MakesOneStoryOfSeveral) {
    EXPECT_EQ(*merge_stories(db, one, Stories{two, three}, maria("same press release")), 3u);
    EXPECT_EQ(store::merged_into(db, two), one);
    EXPECT_EQ(log_of(one), (std::vector<std::string>{"took in story 2 by Maria: same press release",
                                                     "took in story 3 by Maria: same press release"}));
    EXPECT_EQ(log_of(three).back(), "merged into story 1 by Maria: same press release");
}

TEST_F(Regrouping, MergesNoneWhereOneCannotBe) {
    EXPECT_EQ(error_of_merging(one, {two, StoryId{99}}), Code::no_such_file);
    EXPECT_EQ(error_of_merging(one, {two, one}), Code::usage);
    EXPECT_EQ(error_of_merging(one, {two, two}), Code::no_such_file) << "merged already";
    ASSERT_TRUE(withdraw_stories(db, Stories{three}, false, maria("asked to")));
    EXPECT_EQ(error_of_merging(one, {two, three}), Code::refused);
    EXPECT_EQ(error_of_merging(three, {two}), Code::refused);
    EXPECT_EQ(items_of(one).size(), 1u);
    EXPECT_EQ(log_of(one).size(), 0u);
}

TEST_F(Regrouping, MakesAStoryOfItsOwnOfWhatIsSplitOff) {
    ASSERT_TRUE(merge_stories(db, one, Stories{two, three}, maria()));
    const Items items = items_of(one);
    const Result<Split> split =
        split_story(db, Items{items[1], items[1]}, "hub.example,2026", maria("last year's"));
    ASSERT_TRUE(split) << split.error().message;
    EXPECT_EQ(split->items, 1u);
    EXPECT_EQ(items_of(split->story), Items{items[1]});
    EXPECT_EQ(state(split->story), Curation::pending);
    EXPECT_TRUE(store::are_kept_apart(db, one, split->story));
    EXPECT_EQ(log_of(split->story).back(), "split off from story 1 by Maria: last year's");
}

TEST_F(Regrouping, ChoosesAnotherLeadWhereTheLeadIsSplitOff) {
    ASSERT_TRUE(merge_stories(db, one, Stories{two}, maria()));
    const ItemId lead = items_of(one).front();
    ASSERT_TRUE(split_story(db, Items{lead}, "hub.example,2026", maria()));
    EXPECT_EQ(store::story(db, one)->lead.title, "B");
}

TEST_F(Regrouping, SplitsNothingThatIsNoPartOfOneStory) {
    EXPECT_EQ(error_of_splitting({ItemId{99}}), Code::no_such_file);
    EXPECT_EQ(error_of_splitting(items_of(one)), Code::refused) << "all that it has";
    EXPECT_EQ(error_of_splitting({items_of(one).front(), items_of(two).front()}), Code::usage);
}

// What another process has written and not committed is neither there nor not there.
TEST_F(Regrouping, DecidesByNothingThatItReadBeforeAnotherProcessEnded) {
    store::Database other = another_process();
    db.set_patience(std::chrono::milliseconds(0));
    StoryId fourth{};
    {
        store::Transaction tx(other);
        fourth = support::add_story(tx, FeedId{1}, support::item("D", "https://hotline.example/4"));
        const auto busy = [&](const auto& act) {
            try {
                static_cast<void>(act());
            } catch (const Failure& failure) {
                return failure.error().code == Code::busy;
            }
            return false;
        };
        EXPECT_TRUE(busy([&] { return merge_stories(db, one, Stories{fourth}, maria()); }));
        EXPECT_TRUE(busy([&] { return split_story(db, Items{ItemId{4}}, "hub.example,2026", maria()); }));
        tx.commit();
    }
    EXPECT_EQ(*merge_stories(db, one, Stories{fourth}, maria()), 2u);
}

TEST_F(Regrouping, MergesNothingIntoAStoryThatAnotherProcessWithdrewMeanwhile) {
    store::Database other = another_process();
    std::optional<Code> code;
    store::Transaction tx(other);
    store::record_decision(tx, {one, Curation::pending, Curation::withdrawn, "Eva", "asked to"}, now);
    std::jthread merging([&] { code = error_of_merging(one, {two}); });
    tx.commit();
    merging.join();
    EXPECT_EQ(code, Code::refused);
    EXPECT_EQ(items_of(two).size(), 1u);
}

}  // namespace
}  // namespace tidings::editing
