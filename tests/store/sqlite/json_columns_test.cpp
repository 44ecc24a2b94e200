#include "store/sqlite/json_columns.h"

#include <gtest/gtest.h>

namespace tidings::store {
namespace {

const std::string odd = "\"quoted\" \\ \n\b\x01 ü";

TEST(JsonColumns, GiveBackPeopleAsTheyWere) {
    const std::vector<Person> people{{odd, "", *Url::parse("https://ngo.example/ada?a=1&b=%22")},
                                     {"", odd, {}}};
    EXPECT_EQ(persons_from_json(to_json(people)), people);
}

TEST(JsonColumns, GiveBackCategoriesAsTheyWere) {
    const std::vector<Category> categories{{odd, "", "label"}, {"", odd, ""}};
    EXPECT_EQ(categories_from_json(to_json(categories)), categories);
}

TEST(JsonColumns, GiveBackAttachmentsAsTheyWere) {
    const Url url = *Url::parse("https://ngo.example/a.mp3");
    const std::vector<Attachment> attachments{{url, "audio/mpeg", 12, 3}, {url, odd, {}, {}}};
    const std::vector<Attachment> read = attachments_from_json(to_json(attachments));
    ASSERT_EQ(read.size(), 2u);
    EXPECT_EQ(read[0].size_in_bytes, 12);
    EXPECT_EQ(read[0].duration_in_seconds, 3);
    EXPECT_EQ(read[1].mime_type, odd);
    EXPECT_EQ(read[1].size_in_bytes, std::nullopt);
}

TEST(JsonColumns, GiveBackASourceAsItWas) {
    const std::optional<Source> read = source_from_json(*to_json(std::optional(Source{odd, "title", {}})));
    ASSERT_TRUE(read);
    EXPECT_EQ(read->id, odd);
    EXPECT_EQ(read->title, "title");
    EXPECT_EQ(read->url, std::nullopt);
}

TEST(JsonColumns, OfNothingAreEmptyLists) {
    EXPECT_EQ(to_json(std::vector<Person>{}), "[]");
    EXPECT_EQ(to_json(std::optional<Source>{}), std::nullopt);
}

}  // namespace
}  // namespace tidings::store
