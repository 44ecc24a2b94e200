#include "search/typed_query.h"

#include <gtest/gtest.h>

#include "dates/date.h"

namespace tidings {
namespace {

using Lines = std::vector<std::string>;

Lines told(const std::vector<SearchQuery::Phrase>& phrases) {
    Lines lines;
    for (const SearchQuery::Phrase& phrase : phrases) {
        std::string line = phrase.is_exact ? "\"" : "";
        for (const std::string& word : phrase.words) line += word + " ";
        lines.push_back(line);
    }
    return lines;
}

TEST(ATypedQuery, HasWordsPhrasesAndWhatIsNotThere) {
    const SearchQuery query = *read_typed_query("Schulen \"Online Sicherheit\"  -Spiele -\"a b\" l'enfance");
    EXPECT_EQ(told(query.phrases), (Lines{"schulen ", "\"online sicherheit ", "l enfance "}));
    EXPECT_EQ(told(query.without), (Lines{"spiele ", "\"a b "}));
}

TEST(ATypedQuery, HasPropertiesWithAndWithoutQuotes) {
    const SearchQuery query = *read_typed_query("tag:type-event -lang:de assignee:\"Maria W\" state:pending");
    ASSERT_EQ(query.marks.size(), 4u);
    EXPECT_EQ(query.marks[0].kind + "=" + query.marks[0].value, "tag=type-event");
    EXPECT_FALSE(query.marks[1].is_wanted);
    EXPECT_EQ(query.marks[2].value, "Maria W");
    EXPECT_TRUE(query.phrases.empty());
}

TEST(ATypedQuery, HasDates) {
    const SearchQuery query = *read_typed_query("after:2026-11-01 before:2026-11-30T12:00:00Z");
    EXPECT_EQ(rfc3339(*query.after), "2026-11-01T00:00:00Z");
    EXPECT_EQ(rfc3339(*query.before), "2026-11-30T12:00:00Z");
}

TEST(ATypedQuery, TakesSignsAndUnknownKeysForNothingButWords) {
    EXPECT_EQ(told(read_typed_query("https://x.example (NOT) a* AND \"un")->phrases),
              (Lines{"https x example ", "not ", "a ", "and ", "\"un "}));
}

TEST(ATypedQuery, IsRefusedWhereItMeansNothing) {
    for (const char* typed : {"", "  ", "!?", "state:lost", "before:soon", "tag:", "-"})
        EXPECT_EQ(read_typed_query(typed).error().code, Code::usage) << typed;
    std::string many;
    for (int i = 0; i < 50; ++i) many += "word ";
    EXPECT_TRUE(read_typed_query(many));
    EXPECT_FALSE(read_typed_query(many + "word"));
}

}  // namespace
}  // namespace tidings
