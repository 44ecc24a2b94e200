#include <gtest/gtest.h>

#include "parse/feed_text.h"

namespace tidings {
namespace {

Error refusal(std::string_view bytes) {
    const Result<ParsedFeed> feed = parse_feed(document(bytes));
    return feed ? Error{} : feed.error();
}

TEST(ParseFeed, RefusesAnHtmlPageAndNamesTheFeedsItAdvertises) {
    const Error error = refusal(
        "<!DOCTYPE html><html><head><title>Home</title>"
        "<link rel=alternate type=\"application/rss+xml\" "
        "href=\"/feed?a=1&amp;b=2\"></head><body>Hi</body></html>");
    EXPECT_EQ(error.code, Code::not_a_feed);
    EXPECT_EQ(error.message, "This is an HTML page, not a feed.");
    EXPECT_NE(error.hint.find("/feed?a=1&b=2"), std::string::npos) << error.hint;
}

TEST(ParseFeed, NamesNoOtherLinksOfAPageAsFeeds) {
    const Error error = refusal(
        "<html><head><link rel=alternate type=\"application/json\" href=\"/wp-json/wp/v2\">"
        "<link rel=alternate hreflang=de href=\"/de\"></head></html>");
    EXPECT_NE(error.hint.find("names no feed"), std::string::npos) << error.hint;
}

TEST(ParseFeed, ReadsAFeedBehindADoctypeOfHtml) {
    EXPECT_TRUE(parse_feed(document("<!DOCTYPE html>\n" + rss("<item><title>A</title></item>"))));
}

TEST(ParseFeed, TakesAJsonFeedThatWritesOfXmlForOne) {
    const auto feed = parse_feed(document(
        R"({"version":"https://jsonfeed.org/version/1.1","items":[{"id":"1","content_text":"Begin with <?xml version"}]})"));
    ASSERT_TRUE(feed);
    EXPECT_EQ(feed->items.size(), 1u);
}

TEST(ParseFeed, TakesNoXmlDeclarationInATextForTheBeginningOfTheFeed) {
    const std::string item = "<item><title>A</title><description><![CDATA[<?xml version=\"1.0\"?>]]>";
    const std::string items = item + "</description></item><item><title>B</title></item>";
    for (const std::string& text :
         {"<rdf:RDF><channel><title>News</title></channel>" + items + "</rdf:RDF>",
          "<channel><title>News</title>" + items + "</channel>",
          "\xEF\xBB\xBF<a:feed xmlns:a=\"http://www.w3.org/2005/Atom\"><a:title>News</a:title>"
          "<a:entry><a:title>A</a:title><a:content>&lt;<?xml version=\"1.0\"?></a:content></a:entry>"
          "<a:entry><a:title>B</a:title></a:entry></a:feed>" +
              std::string(),
          R"({"title":"News","items":[{"title":"A","content_html":"<pre><?xml version"},{"title":"B"}],)" +
              std::string(R"("version":"https://jsonfeed.org/version/1.1"})")}) {
        const Result<ParsedFeed> feed = parse_feed(document(text));
        ASSERT_TRUE(feed) << text;
        EXPECT_EQ(feed->title.value, "News") << text;
        EXPECT_EQ(feed->items.size(), 2U) << text;
    }
}

TEST(ParseFeed, SaysThatAnEmptyDocumentIsEmpty) {
    EXPECT_EQ(refusal("").message, "This is empty.");
    EXPECT_EQ(refusal(" \n\t").message, "This is empty.");
}

TEST(ParseFeed, NamesOtherKindsOfXml) {
    const Error error = refusal("<?xml version=\"1.0\"?><urlset><url><loc>x</loc></url></urlset>");
    EXPECT_NE(error.message.find("<urlset>"), std::string::npos) << error.message;
}

TEST(ParseFeed, RefusesOtherXmlThatHoldsItems) {
    for (const std::string_view text :
         {"<products><item><title>A</title></item></products>", "<response><a/><entry>x</entry></response>",
          "<svg><item/></svg>", "<items><item>A</item><item>B</item></items>"})
        EXPECT_EQ(refusal(text).code, Code::not_a_feed) << text;
}

TEST(ParseFeed, ReadsAFeedWhoseBeginningIsGone) {
    const std::string item = "<item><title>A</title><link>https://ngo.example/1</link></item>";
    for (const std::string& text : {item, "le>News</title><link>x</link>" + item + "</channel></rss>",
                                    "<p>x<br>y</p>]]></description></item>" + item + "</channel>",
                                    "<language>en</language>" + item, "<b><br><br>" + item + "</rss>"}) {
        const Result<ParsedFeed> feed = parse_feed(document(text));
        ASSERT_TRUE(feed) << text;
        EXPECT_EQ(feed->items.size(), 1U) << text;
        EXPECT_TRUE(warns(*feed, "no-beginning")) << text;
    }
}

TEST(ParseFeed, PointsAListOfFeedsToItsCommand) {
    EXPECT_EQ(refusal("<opml version=\"2.0\"><body/></opml>").remedy.act, Remedy::Act::take_in_feeds);
}

TEST(ParseFeed, RefusesOtherJson) {
    EXPECT_EQ(refusal("{\"kind\": \"books\", \"items\": [{\"id\": \"1\"}]}").message,
              "This is JSON, but not a JSON Feed.");
    EXPECT_EQ(refusal("{\"a\": ").code, Code::not_a_feed);
    EXPECT_EQ(refusal("[1, 2]").code, Code::not_a_feed);
}

TEST(ParseFeed, RecognisesPicturesAndArchives) {
    EXPECT_EQ(refusal("\x89PNG\r\n\x1a\n....").message, "This is a PNG picture, not a feed.");
    EXPECT_EQ(refusal("\x1f\x8b\x08....").message, "This is gzip-compressed data, not a feed.");
    EXPECT_EQ(refusal("Not found").message, "This is plain text, not a feed.");
}

TEST(ParseFeed, NeverProcessesADoctype) {
    const Result<ParsedFeed> feed =
        parse_feed(document("<!DOCTYPE rss [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]>" +
                            rss("<item><title>&b;</title></item>")));
    ASSERT_TRUE(feed);
    EXPECT_EQ(feed->items.at(0).title.value, "&b;");
}

TEST(ParseFeed, ReadsTheFirstBytesOfATooLargeDocument) {
    const std::string whole = rss("<item><link>https://ngo.example/1</link></item><item><title>" +
                                  std::string(2000, 'x') + "</title></item>");
    const Result<ParsedFeed> feed = parse_feed(document(whole), {.bytes = 1000});
    ASSERT_TRUE(feed);
    EXPECT_EQ(feed->items.size(), 1U);
    EXPECT_TRUE(warns(*feed, "too-large"));
    EXPECT_FALSE(warns(*feed, "cut-off")) << "it came whole";
}

TEST(ParseFeed, SaysThatAFeedWithoutItsEndIsCutOff) {
    for (const std::string_view text :
         {"<rss version=\"2.0\"><channel><item><title>A</title></item>",
          "<feed><entry><title>A</title></entry><x:feed></x:feed>", "<rss><channel></channel></rss",
          R"({"version":"https://jsonfeed.org/version/1.1","items":[{"id":"1","title":"A"},)",
          R"({"version":"https://jsonfeed.org/version/1.1","items":[{"id":"1","content_text":"A\q)"}) {
        const Result<ParsedFeed> feed = parse_feed(document(text));
        ASSERT_TRUE(feed) << text;
        EXPECT_TRUE(warns(*feed, "cut-off")) << text;
    }
}

TEST(ParseFeed, DoesNotSayOfAFeedWithItsEndThatItIsCutOff) {
    for (const std::string_view text :
         {"<rss/>", "<RSS><channel></channel></rss >", "<feed></feed> <!-- x", "<entry><id>1</id></entry>",
          R"({"version":"https://jsonfeed.org/version/1.1","items":[{"id":"1",}]})",
          R"({"version":"https://jsonfeed.org/version/1.1","items":[}])"}) {
        const Result<ParsedFeed> feed = parse_feed(document(text));
        ASSERT_TRUE(feed) << text;
        EXPECT_FALSE(warns(*feed, "cut-off")) << text;
    }
}

std::string dated_items(int from, int to) {
    std::string items;
    const int step = from < to ? 1 : -1;
    for (int day = from; day != to + step; day += step) {
        const std::string number = (day < 10 ? "0" : "") + std::to_string(day);
        items +=
            "<item><guid>" + number + "</guid><pubDate>2026-11-" + number + "T08:00:00Z</pubDate></item>";
    }
    return rss(items);
}

TEST(ParseFeed, KeepsTheNewestOfTooManyItemsWhicheverWayTheyAreSorted) {
    for (const std::string& text : {dated_items(20, 1), dated_items(1, 20)}) {
        const Result<ParsedFeed> feed = parse_feed(document(text), {.items = 3});
        ASSERT_TRUE(feed);
        ASSERT_EQ(feed->items.size(), 3U);
        EXPECT_TRUE(feed->items.front().guid == "20" || feed->items.back().guid == "20");
        EXPECT_TRUE(warns(*feed, "too-many-items"));
    }
}

TEST(ParseFeed, SurvivesAMillionNestedElements) {
    const std::string deep = repeated("<a>", 1'000'000);
    const Result<ParsedFeed> feed = parse_feed(document(rss("<item><title>A</title></item>" + deep)));
    ASSERT_TRUE(feed);
    EXPECT_EQ(feed->items.size(), 1U);
    EXPECT_TRUE(warns(*feed, "too-deep"));
}

TEST(ParseFeed, ReadsContentThatIsNestedTooDeeplyAsText) {
    const std::string deep = repeated("<b>", 600) + "x" + repeated("</b>", 600);
    const Result<ParsedFeed> feed = parse_feed(
        document(rss("<item><description>" + deep + "</description></item><item><title>B</title></item>")));
    ASSERT_TRUE(feed);
    ASSERT_EQ(feed->items.size(), 2U);
    EXPECT_EQ(feed->items[0].summary.value, deep);
}

TEST(ParseFeed, SurvivesAMillionNestedJsonArrays) {
    const std::string deep = repeated("[", 1'000'000) + repeated("]", 1'000'000);
    const Result<ParsedFeed> feed = parse_feed(document(
        "{\"version\": \"https://jsonfeed.org/version/1.1\", \"items\": [{\"id\": \"1\", \"_x\": " + deep +
        "}, {\"id\": \"2\"}]}"));
    ASSERT_TRUE(feed);
    EXPECT_EQ(feed->items.size(), 2U);
    EXPECT_TRUE(warns(*feed, "too-large"));
}

TEST(ParseFeed, WarnsOfJunkAroundTheFeed) {
    const Result<ParsedFeed> feed = parse_feed(document("Notice: x\n" + rss("") + "<script>a < b</script>"));
    ASSERT_TRUE(feed);
    EXPECT_TRUE(warns(*feed, "junk-before"));
    EXPECT_TRUE(warns(*feed, "junk-behind"));
}

TEST(ParseFeed, SaysNothingOfAFeedInGoodOrder) {
    const Result<ParsedFeed> feed =
        parse_feed(document("<?xml version=\"1.0\"?>\n<!-- x -->\n" + rss("") + "\n"));
    ASSERT_TRUE(feed);
    EXPECT_TRUE(feed->warnings.empty());
}

}  // namespace
}  // namespace tidings
