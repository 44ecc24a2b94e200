#include "store/search/search.h"

#include <gtest/gtest.h>

#include "store/acts/acts.h"
#include "store/search/search_index.h"
#include "store/stories/items.h"
#include "store/stories/story_changes.h"
#include "store/stories/story_fields.h"
#include "support/stored.h"

namespace tidings::store {
namespace {

using support::monday;

class Searched : public ::testing::Test {
  protected:
    Database db = Database::in_memory();
    FeedId hotline{}, inhope{};

    void SetUp() override {
        Transaction tx(db);
        hotline = support::add_feed(tx, "hotline");
        inhope = support::add_feed(tx, "inhope");
        tx.commit();
    }
    StoryId add(const std::string& title, const std::string& text, std::optional<FeedId> feed = {},
                const std::string& language = "en") {
        Transaction tx(db);
        Item item = support::item(title, "https://x.example/" + std::to_string(++made_));
        item.summary = text;
        item.language = language;
        const StoryId story = support::add_story(tx, feed.value_or(hotline), item, monday);
        tx.commit();
        return story;
    }
    // What is found, in order, as the index is after all was indexed.
    std::vector<StoryId> found(const SearchQuery& query, int most = 100) {
        while (index_some(db, 10) > 0) {
        }
        std::vector<StoryId> stories;
        for (const SearchHit& hit : search(db, query, {}, most)) stories.push_back(hit.story);
        return stories;
    }
    static SearchQuery words(std::vector<std::string> each) {
        SearchQuery query;
        for (std::string& word : each) query.phrases.push_back({{std::move(word)}, false});
        return query;
    }
    template <class Change>
    void change(const Change& change) {
        Transaction tx(db);
        change(tx);
        tx.commit();
    }

  private:
    int made_ = 0;
};

using Stories = std::vector<StoryId>;

TEST_F(Searched, StoriesComeByTitleThenTextThenLongerWordsTheNewestFirst) {
    const StoryId longer = add("Schutzkonzepte", "Ein Text.");
    const StoryId in_text = add("Anderes", "Vom Schutz der Kinder.");
    const StoryId in_title = add("Schutz im Netz", "Ein Text.");
    const StoryId newer = add("Mehr Schutz", "Ein Text.");
    EXPECT_EQ(found(words({"schutz"})), (Stories{newer, in_title, in_text, longer}));
    EXPECT_EQ(found(words({"schutz", "kinder"})), Stories{in_text}) << "all words";
    EXPECT_EQ(found(words({"nichts"})), Stories{});
}

TEST_F(Searched, PhrasesAreExactAndWordsCanBeExcluded) {
    const StoryId one = add("Online safety for schools", "x"), two = add("Safety online", "x");
    SearchQuery query;
    query.phrases = {{{"online", "safety"}, true}};
    EXPECT_EQ(found(query), Stories{one});
    query = words({"safety"});
    query.without = {{{"schools"}, false}};
    EXPECT_EQ(found(query), Stories{two});
    query = {};
    query.phrases = {{{"school"}, true}};
    EXPECT_EQ(found(query), Stories{}) << "quoted, it is no beginning";
}

TEST_F(Searched, PropertiesNarrowIt) {
    const StoryId one = add("Same words", "x", hotline, "en"), two = add("Same words", "x", inhope, "el-GR");
    change([&](Transaction& tx) {
        set_story_field(tx, two, "tag:type-event", "added");
        record_act(tx, act_on(two, monday, "eva", "tagged", ""));
        support::approve(tx, one);
    });
    SearchQuery query = words({"same"});
    query.marks = {{"partner", "inhope"}};
    EXPECT_EQ(found(query), Stories{two});
    query.marks = {{"lang", "el"}};
    EXPECT_EQ(found(query), Stories{two});
    query.marks = {{"tag", "type-event"}};
    EXPECT_EQ(found(query), Stories{two});
    query.marks = {{"tag", "type-event", false}};
    EXPECT_EQ(found(query), Stories{one});
    query.marks = {{"state", "approved"}};
    EXPECT_EQ(found(query), Stories{one});
    query.marks = {{"state", "approved"}, {"state", "pending"}};
    EXPECT_EQ(found(query).size(), 2u) << "any of these";
    query.marks.clear();
    query.after = monday + std::chrono::days(1);
    EXPECT_EQ(found(query), Stories{});
    query.after = monday;
    EXPECT_EQ(found(query).size(), 2u);
    query.before = monday;
    EXPECT_EQ(found(query), Stories{});
}

TEST_F(Searched, AChangedTextIsFoundByItsNewWordsAlone) {
    const StoryId story = add("Old words", "x");
    EXPECT_EQ(found(words({"old"})), Stories{story});
    change([&](Transaction& tx) {
        revise_item(tx, store::story(db, story)->lead_id, support::item("New words", "https://x.example/1"),
                    {.guid_key = "g", .content_hash = "new"}, monday);
    });
    EXPECT_EQ(found(words({"new"})), Stories{story});
    EXPECT_EQ(found(words({"old"})), Stories{});
}

TEST_F(Searched, AWithdrawnStoryIsNotFoundByItsWords) {
    const StoryId story = add("A name", "of a child");
    EXPECT_EQ(found(words({"name"})), Stories{story});
    change([&](Transaction& tx) {
        record_decision(tx, {story, Curation::pending, Curation::withdrawn, "eva", ""}, monday);
    });
    EXPECT_EQ(found(words({"name"})), Stories{});
    EXPECT_EQ(found(words({"child"})), Stories{});
    SearchQuery query;
    query.marks = {{"state", "withdrawn"}};
    EXPECT_EQ(found(query), Stories{story});
}

TEST_F(Searched, OurWordsAreFoundAndAMergedStoryIsFoundOnce) {
    const StoryId one = add("Eins", "x"), two = add("Zwei", "x");
    change([&](Transaction& tx) {
        set_story_field(tx, one, "title:el", "Οδηγός");
        record_act(tx, act_on(one, monday, "eva", "edited", ""));
    });
    EXPECT_EQ(found(words({"οδηγοσ"})), Stories{one});
    change([&](Transaction& tx) {
        merge_stories(tx, one, two, "by eva", monday);
        record_act(tx, act_on(one, monday, "eva", "took in", ""), two, "merged");
    });
    EXPECT_EQ(found(words({"zwei"})), Stories{one});
}

TEST_F(Searched, PagesGoOnBehindACursor) {
    for (int i = 0; i < 5; ++i) add("Title word", "x");
    for (int i = 0; i < 5; ++i) add("Other", "word");
    ASSERT_EQ(found(words({"word"})).size(), 10u);
    Stories paged;
    std::optional<SearchCursor> cursor;
    while (true) {
        const std::vector<SearchHit> page = search(db, words({"word"}), cursor, 3);
        if (page.empty()) break;
        for (const SearchHit& hit : page) paged.push_back(hit.story);
        cursor = SearchCursor::parse(page.back().cursor.text());
        ASSERT_TRUE(cursor);
    }
    EXPECT_EQ(paged, found(words({"word"})));
    for (const char* wrong : {"", "3.1", "0", "0.x", "1.-4"})
        EXPECT_FALSE(SearchCursor::parse(wrong)) << wrong;
}

TEST_F(Searched, AStoryThatChangesOftenStaysFound) {
    const StoryId story = add("Title 0", "x");
    for (int i = 1; i <= 70; ++i) {
        change([&](Transaction& tx) {
            set_story_field(tx, story, "title:en", "Title" + std::to_string(i));
            record_act(tx, act_on(story, monday, "eva", "edited", ""));
        });
        ASSERT_EQ(found(words({"title" + std::to_string(i)})), Stories{story});
    }
    SearchQuery before;
    before.phrases = {{{"title69"}, true}};
    EXPECT_EQ(found(before), Stories{});
}

TEST_F(Searched, NothingIsLostOfAnIndexingThatStopsInBetween) {
    for (int i = 0; i < 5; ++i) add("Title word", "x");
    EXPECT_EQ(search_backlog(db).all(), 5);
    index_some(db, 2);
    EXPECT_EQ(search_backlog(db).all(), 3);
    EXPECT_EQ(search(db, words({"word"}), {}, 10).size(), 2u);
    EXPECT_EQ(found(words({"word"})).size(), 5u);
    EXPECT_EQ(search_backlog(db).all(), 0);
}

}  // namespace
}  // namespace tidings::store
