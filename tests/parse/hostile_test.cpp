// Feeds that would cost a careless reader far more than their size: what took quadratic time is so large here
// that it would not end before the tests' time limit.
#include <gtest/gtest.h>

#include <string>

#include "parse/feed_text.h"

namespace tidings {
namespace {

TEST(HostileFeed, DoesNotHaveItsBeginningLookedAtForEveryEntryOfAnotherVocabulary) {
    const auto feed = parse_feed(
        document(repeated("<!---->", 150'000) + "<a/>" + repeated("<x:entry>", 150'000) + rss("")));
    ASSERT_TRUE(feed);
    EXPECT_EQ(feed->title.value, "News");
}

TEST(HostileFeed, IsSearchedOnceForTheEndOfCdataSectionsThatLostTheirs) {
    const auto feed = parse_feed(document(
        rss("<item><description>" + repeated("<![CDATA[]</item>", 400'000) + "]]></description></item>")));
    ASSERT_TRUE(feed);
    EXPECT_TRUE(warns(*feed, "ill-formed"));
}

TEST(HostileFeed, HasTheAttributesOfItsRootReadOnce) {
    const auto feed =
        parse_feed(document("<rss xml:lang=\"fr\"" + repeated(" a=\"\"", 400'000) + "><channel>" +
                            repeated("<item><title>A</title></item>", 40'000) + "</channel></rss>"),
                   {.items = 40'000});
    ASSERT_TRUE(feed);
    EXPECT_EQ(feed->items.size(), 40'000U);
    EXPECT_EQ(feed->language, "fr");
}

TEST(HostileFeed, CannotMakeEveryTextCarryALongBaseOrLanguage) {
    const std::string place = "https://ngo.example/" + std::string(1950, 'p') + "/";
    const auto feed =
        parse_feed(document("<feed xml:base=\"" + place + "\" xml:lang=\"" + std::string(36, 'x') +
                            "\"><entry xml:base=\"" + std::string(90, 'q') +
                            "/\"><title>A</title></entry><entry xml:base=\"b/\">"
                            "<title>B</title></entry></feed>"));
    ASSERT_TRUE(feed);
    EXPECT_EQ(feed->items.at(0).title.base, place);
    EXPECT_EQ(feed->items.at(1).title.base, place + "b/");
    EXPECT_EQ(feed->items.at(0).title.language, "");
}

TEST(HostileFeed, CannotMakeEveryLinkInATextCarryALongBase) {
    const std::string text = "<p xml:base=\"https://ngo.example/" + std::string(1900, 'p') + "/\">" +
                             repeated("<a href=\"x\">y</a>", 50'000) + "</p>";
    const auto feed = parse_feed(document(rss("<item><description>" + text + "</description></item>")));
    ASSERT_TRUE(feed);
    EXPECT_LT(feed->items.at(0).summary.value.size(), 8 * text.size());
}

// An attribute costs 40 bytes of a tree, a link 200.
TEST(HostileFeed, MayHaveAMillionAttributesAndNotOneMore) {
    const std::string many = repeated("<link" + repeated(" a=\"\"", 50) + "/>", 20'001);
    const auto feed =
        parse_feed(document(rss("<item>" + many + "<guid isPermaLink=\"false\">1</guid></item>")));
    ASSERT_TRUE(feed);
    EXPECT_TRUE(warns(*feed, "too-large"));
    EXPECT_TRUE(feed->items.at(0).guid_is_permalink) << "the attribute is one of those left out";
}

TEST(HostileFeed, HasFewAttributesOfEachElementRead) {
    const std::string many = repeated(" a=\"\"", 1'000'001);
    for (const std::string_view text : {"x", "<b>x</b>"}) {
        const auto feed = parse_feed(document(rss("<item><description" + many + " type=\"text\">" +
                                                  std::string(text) + "</description></item>")));
        ASSERT_TRUE(feed);
        EXPECT_TRUE(warns(*feed, "too-large"));
        EXPECT_EQ(feed->items.at(0).summary.value, text);
    }
    const auto inside =
        parse_feed(document(rss("<item><description><b" + many + ">x</b></description></item>")));
    ASSERT_TRUE(inside);
    EXPECT_LT(inside->items.at(0).summary.value.size(), 1000U);
}

TEST(HostileFeed, CannotMakeAMillionLinksCarryALongBase) {
    const std::string place = "https://ngo.example/" + std::string(1900, 'p') + "/";
    const std::string entry = "<entry>" + repeated("<link/>", 300) + "</entry>";
    const auto feed =
        parse_feed(document("<feed xml:base=\"" + place + "\">" + repeated(entry, 200) + "</feed>"));
    ASSERT_TRUE(feed);
    std::size_t bytes = 0;
    for (const ParsedItem& item : feed->items)
        for (const RawLink& link : item.links) bytes += link.base.size();
    EXPECT_EQ(feed->items.at(0).links.at(0).base, place);
    EXPECT_LT(bytes, std::size_t{20} << 20);
}

}  // namespace
}  // namespace tidings
