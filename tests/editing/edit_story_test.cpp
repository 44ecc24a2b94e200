#include "editing/edit_story.h"

#include "editing/decide_stories.h"
#include "editing/edited_hub.h"
#include "editing/known_story.h"
#include "editing/regroup.h"
#include "store/stories/story_fields.h"

namespace tidings::editing {
namespace {

using Stories = std::vector<StoryId>;
using Fields = std::vector<FieldValue>;

class EditedStories : public support::EditedHub {
  protected:
    Result<std::size_t> edit(const Stories& stories, const Fields& fields, const std::string& seen = "") {
        return edit_stories(db, stories, {fields}, seen, maria());
    }
    Code error_of(const Stories& stories, const Fields& fields) { return edit(stories, fields).error().code; }
    Timestamp updated(StoryId story) const { return store::story(db, story)->updated; }
    void publish(StoryId story) {
        ASSERT_TRUE(decide_stories(db, Stories{story}, {Choice::approve}, maria()));
        now += std::chrono::hours(1);
    }
    Story told_in(StoryId story, std::string_view reader, std::string_view hub) const {
        return as_told(*store::story(db, story), std::vector{reader, hub});
    }
};

TEST_F(EditedStories, AreToldInEachReadersLanguageElseTheHubsElseAsThePartnerHasThem) {
    EXPECT_EQ(*edit({one}, {{"title:el", "Νέος οδηγός"},
                            {"title:en", "A new guide"},
                            {"summary:el", "Για γονείς."},
                            {"note:en", "In Dutch only."}}),
              1u);
    const Story greek = told_in(one, "el", "en");
    EXPECT_EQ(greek.lead.title, "Νέος οδηγός");
    EXPECT_EQ(title_language(greek), "el");
    EXPECT_EQ(excerpt(greek, 100), "Για γονείς.");
    EXPECT_EQ(excerpt_language(greek), "el");
    EXPECT_EQ(greek.told.note.text + greek.told.note.language, "In Dutch only.en");
    const Story french = told_in(one, "fr", "en");
    EXPECT_EQ(french.lead.title, "A new guide");
    EXPECT_EQ(excerpt(french, 100), "What A says.");
    EXPECT_EQ(told_in(one, "fr", "it").lead.title, "A") << "the partner's own";
    const Story english = told_in(one, "en", "el");
    EXPECT_EQ(english.lead.title, "A new guide");
    EXPECT_EQ(excerpt(english, 100), "What A says.") << "the partner's text is in that reader's language";
    EXPECT_EQ(store::story(db, one)->lead.title, "A") << "which stays as it is";
}

TEST_F(EditedStories, MoveTheirUpdateForWhatReadersSeeAlone) {
    publish(one);
    const Timestamp before = updated(one);
    EXPECT_EQ(*edit({one}, {{"assignee", "Eva"}, {"aside", "1795424400"}}), 1u);
    EXPECT_EQ(updated(one), before);
    EXPECT_EQ(*edit({one}, {{"title:en", "A better title"}}), 1u);
    EXPECT_EQ(updated(one), now);
    now += std::chrono::hours(1);
    EXPECT_EQ(*edit({one}, {{"title:en", "A better title"}}), 0u) << "as it is";
    EXPECT_LT(updated(one), now);
}

TEST_F(EditedStories, HaveTheLeadThatAnEditorChose) {
    ASSERT_TRUE(merge_stories(db, one, Stories{two}, maria()));
    const std::vector<ItemId> items = items_of(one);
    EXPECT_EQ(*edit({one}, {{"lead", std::to_string(number(items[1]))}}), 1u);
    EXPECT_EQ(store::story(db, one)->lead.title, "B");
    EXPECT_EQ(error_of({one}, {{"lead", std::to_string(number(items_of(three)[0]))}}), Code::no_such_file);
    EXPECT_EQ(*edit({one}, {{"lead", ""}}), 1u);
    EXPECT_EQ(store::story(db, one)->lead.title, "A") << "the rules' choice again";
}

TEST_F(EditedStories, HaveAnExcerptLimitOfTheirOwn) {
    ASSERT_TRUE(edit({one}, {{"excerpt", "0"}}));
    EXPECT_EQ(excerpt(*store::story(db, one), 100), "");
    ASSERT_TRUE(edit({one}, {{"excerpt", ""}}));
    EXPECT_EQ(excerpt(*store::story(db, one), 100), "What A says.");
}

TEST_F(EditedStories, ChangeAllOrNone) {
    EXPECT_EQ(error_of({one, StoryId{99}}, {{"assignee", "Eva"}}), Code::no_such_file);
    EXPECT_EQ(store::story_field(db, one, "assignee"), "");
    EXPECT_EQ(*edit({one, two}, {{"assignee", "Eva"}}), 2u);
    EXPECT_EQ(log_of(two), std::vector<std::string>{"edited by Maria: "});
}

TEST_F(EditedStories, TakeNoValueThatAFieldCannotHave) {
    for (const FieldValue& wrong : Fields{{"title:xx", "T"},
                                          {"title", "T"},
                                          {"excerpt", "many"},
                                          {"excerpt", "-1"},
                                          {"aside", "tomorrow"},
                                          {"link:2", "cousin"},
                                          {"link:two", "follow-up"},
                                          {"link:1", "follow-up"},
                                          {"look", "x"},
                                          {"colour", "red"}})
        EXPECT_EQ(error_of({one}, {wrong}), Code::usage) << wrong.field << '=' << wrong.value;
    EXPECT_EQ(error_of({one}, {{"link:99", "follow-up"}}), Code::no_such_file);
    ASSERT_TRUE(withdraw_stories(db, Stories{one}, false, maria("asked to")));
    EXPECT_EQ(error_of({one}, {{"title:en", "T"}}), Code::refused);
}

TEST_F(EditedStories, TellWhoChangedWhatSinceTheyWereSeen) {
    const std::string seen = revision_of(db, one);
    EXPECT_EQ(*edit({one}, {{"assignee", "Eva"}}, seen), 1u);
    const Result<std::size_t> late = edit({one}, {{"assignee", "Joan"}}, seen);
    ASSERT_FALSE(late);
    EXPECT_EQ(late.error().code, Code::refused);
    EXPECT_NE(late.error().message.find("edited by Maria"), std::string::npos) << late.error().message;
    EXPECT_EQ(*edit({one}, {{"assignee", "Joan"}}, revision_of(db, one)), 1u);
}

TEST_F(EditedStories, HaveAnotherRevisionWhenTheirPartnerChangesThem) {
    const std::string seen = revision_of(db, one);
    change_after_approval(one, "Another");
    EXPECT_NE(seen, revision_of(db, one));
    const Result<std::size_t> late = edit({one}, {{"assignee", "Joan"}}, seen);
    ASSERT_FALSE(late);
    EXPECT_NE(late.error().message.find("its partner changed it"), std::string::npos);
}

TEST_F(EditedStories, KeepInternalNotesInTheirLog) {
    ASSERT_TRUE(comment_on(db, one, "ask the hotline", maria()));
    EXPECT_EQ(log_of(one).back(), "comment by Maria: ask the hotline");
    EXPECT_EQ(comment_on(db, StoryId{99}, "x", maria()).error().code, Code::no_such_file);
}

}  // namespace
}  // namespace tidings::editing
