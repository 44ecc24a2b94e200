#include "parse/declared_entities.h"

#include <gtest/gtest.h>

#include "parse/feed_text.h"

namespace tidings {
namespace {

ParsedItem item_with(const std::string& subset, const std::string& inside) {
    const Result<ParsedFeed> feed = parse_feed(document("<?xml version=\"1.0\"?><!DOCTYPE rss [" + subset +
                                                        "]>" + rss("<item>" + inside + "</item>")));
    return feed && !feed->items.empty() ? feed->items.front() : ParsedItem();
}

TEST(DeclaredEntities, StandForTheirValueInTextAndAttributes) {
    const ParsedItem item =
        item_with("<!ENTITY site \"https://ngo.example/\"> <!ENTITY org 'Child &#38; Home'>",
                  "<guid isPermaLink=\"false\">&site;7</guid><title>&org; reports</title>"
                  "<enclosure url=\"&site;7.pdf\" type=\"application/pdf\"/>");
    EXPECT_EQ(item.guid, "https://ngo.example/7");
    EXPECT_EQ(item.title.value, "Child & Home reports");
    ASSERT_EQ(item.enclosures.size(), 1U);
    EXPECT_EQ(item.enclosures[0].url, "https://ngo.example/7.pdf");
}

TEST(DeclaredEntities, AreLeftAloneInCdata) {
    EXPECT_EQ(item_with("<!ENTITY org \"Home\">", "<title><![CDATA[&org;]]></title>").title.value, "&org;");
}

TEST(DeclaredEntities, AreNoneOfOtherFilesOrOfOtherEntities) {
    EXPECT_TRUE(declared_entities("<!DOCTYPE rss [<!ENTITY e SYSTEM \"e.txt\"><!ENTITY % p \"x\">"
                                  "<!ENTITY a \"b\"><!ENTITY c \"&a;&a;\"><!ENTITY amp \"&#38;#38;\">]>")
                    .size() == 1);
    EXPECT_TRUE(declared_entities("<!ENTITY e \"outside of a DOCTYPE\">").empty());
}

TEST(DeclaredEntities, AddNoMoreThanAMebibyte) {
    const std::string value(1'000, 'x');
    const std::vector<DeclaredEntity> entities{{"e", value}};
    const std::string text = with_declared_entities(repeated("&e;", 1'200), entities);
    EXPECT_LT(text.size(), (1U << 20) + 3 * 1'200);
    EXPECT_TRUE(text.ends_with("&e;"));
}

}  // namespace
}  // namespace tidings
