#include <gtest/gtest.h>

#include "parse/feed_text.h"

namespace tidings {
namespace {

std::string json_feed(std::string_view items) {
    return R"({"version": "https://jsonfeed.org/version/1.1", "title": "News", "items": )" +
           std::string(items) + "}";
}

std::vector<std::string> ids_of(std::string_view text) {
    const Result<ParsedFeed> feed = parse_feed(document(text));
    std::vector<std::string> ids;
    if (feed)
        for (const ParsedItem& item : feed->items) ids.push_back(item.guid);
    return ids;
}

using Ids = std::vector<std::string>;

TEST(ParseJsonFeed, WritesNumbersAsTheProgramsOfMostReadersDo) {
    EXPECT_EQ(ids_of(json_feed(R"([{"id": 17.0}, {"id": 4e3}, {"id": -2.50}, {"id": -0.0}])")),
              (Ids{"17", "4000", "-2.5", "0"}));
    EXPECT_EQ(ids_of(json_feed(R"([{"id": 2e20}, {"id": 2e21}, {"id": 3e-6}, {"id": 3.25e-7}])")),
              (Ids{"200000000000000000000", "2e+21", "0.000003", "3.25e-7"}));
}

TEST(ParseJsonFeed, KeepsLongIntegersApartThatThoseProgramsRound) {
    EXPECT_EQ(ids_of(json_feed(R"([{"id": 9007199254740992}, {"id": 9007199254740993}])")),
              (Ids{"9007199254740992", "9007199254740993"}));
}

// Each is followed by an item that is whole.
TEST(ParseJsonFeed, KeepsTheItemsBehindAMistake) {
    for (const char* mistake : {
             R"("image": NaN)",
             R"("image": -Infinity)",
             R"("image": undefined)",
             R"("tags": [True, 1e5, -3])",
             R"("image": )",
             R"("title": "It\'s \x41")",
             R"("title": "C:\dir \u12")",
             R"("title": "half \ud83d of a face")",
             R"("title": "the other half \ude00")",
             R"("title": "a" "summary": "b")",
             R"(title: "a")",
             R"("title": "a",)",
         }) {
        const std::string text = json_feed(R"([{"id": "1", )" + std::string(mistake) + R"(}, {"id": "2"}])");
        EXPECT_EQ(ids_of(text), (Ids{"1", "2"})) << mistake;
        EXPECT_TRUE(warns(*parse_feed(document(text)), "ill-formed-json")) << mistake;
    }
}

TEST(ParseJsonFeed, KeepsTheItemsBehindAMissingComma) {
    EXPECT_EQ(ids_of(json_feed(R"([{"id": "1"}{"id": "2"}])")), (Ids{"1", "2"}));
}

TEST(ParseJsonFeed, KeepsPairsOfSurrogatesWhereSomethingElseIsMended) {
    const Result<ParsedFeed> feed = parse_feed(
        document(json_feed(R"([{"id": "1", "title": "\ud83d\ude00 and \ud83d", "content_text": "x",}])")));
    ASSERT_TRUE(feed);
    EXPECT_EQ(feed->items.at(0).title.value, "\U0001F600 and \uFFFD");
}

TEST(ParseJsonFeed, BeginsAfterAForeignPrefix) {
    const std::string feed = json_feed(R"([{"id": "1"}])");
    for (const std::string& text :
         {"<br />\n<b>Notice</b>: Undefined index in {closure} on line 3<br />\n" + feed,
          "load_feed(" + feed + ");", ")]}',\n" + feed}) {
        EXPECT_EQ(ids_of(text), (Ids{"1"})) << text;
        EXPECT_TRUE(warns(*parse_feed(document(text)), "junk-before")) << text;
    }
}

TEST(ParseJsonFeed, IsNoneBecauseAPageShowsOne) {
    const std::string page = "<html><body><pre>" + json_feed(R"([{"id": "1"}])") + "</pre></body></html>";
    EXPECT_FALSE(parse_feed(document(page)));
    EXPECT_FALSE(parse_feed(document("See {\"version\": \"1.0\", \"items\": []}")));
}

}  // namespace
}  // namespace tidings
