#include <gtest/gtest.h>

#include "parse/feed_text.h"

namespace tidings {
namespace {

std::string section(std::string_view content) { return "<![CDATA[" + std::string(content) + "]]>"; }

ParsedFeed read_items(std::string_view items) { return *parse_feed(document(rss(items))); }

std::string description_of(std::string_view inside) {
    const ParsedFeed feed = read_items("<item><description>" + std::string(inside) + "</description></item>");
    return feed.items.at(0).summary.value;
}

TEST(Sections, AreReadWhateverTheirLength) {
    for (const std::size_t size : {0U, 1U, 127U, 128U, 129U, 100'000U}) {
        const std::string text = repeated("é", size / 2) + std::string(size % 2, 'x');
        EXPECT_EQ(description_of(section(text)), text);
        EXPECT_EQ(description_of("a " + section(text) + " b" + section("c")), "a " + text + " bc");
    }
}

TEST(Sections, KeepTheirOrder) {
    std::string items;
    for (char c = 'a'; c <= 'z'; ++c)
        items += "<item><title>" + section(std::string(200, c)) + "</title><description>" +
                 section(std::string(1, c)) + section(std::string(300, c)) + "</description></item>";
    const ParsedFeed feed = read_items(items);
    ASSERT_EQ(feed.items.size(), 26u);
    for (std::size_t i = 0; i < 26; ++i) {
        EXPECT_EQ(feed.items[i].title.value, std::string(200, static_cast<char>('a' + i)));
        EXPECT_EQ(feed.items[i].summary.value, std::string(301, static_cast<char>('a' + i)));
    }
}

TEST(Sections, AreTextInsideOfXhtml) {
    const std::string text = repeated("<b>", 100);
    const auto feed =
        parse_feed(document(atom("<entry><content type=\"xhtml\">" + section(std::string(200, ' ')) +
                                 "<div>" + section(text) + "</div></content></entry>")));
    EXPECT_EQ(feed->items.at(0).content.value, repeated("&lt;b&gt;", 100));
}

TEST(Sections, MayHoldAnyLineEnds) {
    const std::string line = std::string(200, 'x');
    EXPECT_EQ(description_of(section(line + "\r\n" + line + "\r" + line)), line + "\n" + line + "\n" + line);
}

TEST(Sections, SurviveDamageElsewhere) {
    const std::string text = repeated("<p>words</p>", 50);
    const ParsedFeed feed =
        read_items("<item><description>" + section(text) + "</description></wrong></item>");
    EXPECT_TRUE(warns(feed, "ill-formed"));
    EXPECT_EQ(feed.items.at(0).summary.value, text);
}

TEST(Sections, AreNotReachedByControlCharacters) {
    const ParsedFeed feed = read_items("<item><title>" +
                                       section("\x01"
                                               "0") +
                                       "</title><rights>&#1;0</rights><description>" +
                                       section(std::string(200, 'x')) + "</description></item>");
    EXPECT_EQ(feed.items.at(0).title.value, "0");
    EXPECT_EQ(feed.items.at(0).rights, "0");
    EXPECT_EQ(feed.items.at(0).summary.value, std::string(200, 'x'));
}

}  // namespace
}  // namespace tidings
