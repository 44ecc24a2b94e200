#include <gtest/gtest.h>

#include "parse/feed_text.h"

namespace tidings {
namespace {

ParsedItem first_item(std::string_view text) {
    const Result<ParsedFeed> feed = parse_feed(document(text));
    return feed && !feed->items.empty() ? feed->items.front() : ParsedItem{};
}

TEST(ParseRss, TakesAGuidForAPermalinkUnlessItSaysNo) {
    EXPECT_TRUE(first_item(rss("<item><guid>x</guid></item>")).guid_is_permalink);
    EXPECT_FALSE(first_item(rss("<item><guid isPermaLink=\"False\">x</guid></item>")).guid_is_permalink);
}

TEST(ParseRss, KeepsTheTextOfATitleAsHtmlForLater) {
    const ParsedItem item = first_item(rss("<item><title>A &amp;amp; B</title></item>"));
    EXPECT_EQ(item.title.kind, RawText::Kind::html);
    EXPECT_EQ(item.title.value, "A &amp; B");
}

TEST(ParseRss, ReadsItemsBesideTheChannelToo) {
    const Result<ParsedFeed> feed = parse_feed(
        document("<rss><channel><title>News</title></channel><item><title>A</title></item></rss>"));
    ASSERT_TRUE(feed);
    EXPECT_EQ(feed->items.size(), 1U);
}

TEST(ParseRss, LeavesTheTitleOfAnImageToTheImage) {
    const Result<ParsedFeed> feed =
        parse_feed(document("<rss><channel><image><title>Logo</title><url>l.png</url></image><title>News</"
                            "title></channel></rss>"));
    ASSERT_TRUE(feed);
    EXPECT_EQ(feed->title.value, "News");
    EXPECT_EQ(feed->image, "l.png");
}

TEST(ParseRss, ReadsWhenNotToAsk) {
    const Result<ParsedFeed> feed =
        parse_feed(document(rss("<ttl>60</ttl><skipHours><hour>1</hour><hour>2</hour></"
                                "skipHours><skipDays><day>Sunday</day></skipDays>")));
    ASSERT_TRUE(feed);
    EXPECT_EQ(feed->ttl, "60");
    EXPECT_EQ(feed->skip_hours, (std::vector<std::string>{"1", "2"}));
    EXPECT_EQ(feed->skip_days, std::vector<std::string>{"Sunday"});
}

TEST(ParseRss, TakesADifferentPersonOfDublinCoreButNotTheSameTwice) {
    const ParsedItem item =
        first_item(rss("<item><author>a@ngo.example "
                       "(Anna)</author><dc:creator>anna</dc:creator><dc:creator>Ben</dc:creator></item>"));
    ASSERT_EQ(item.authors.size(), 2U);
    EXPECT_EQ(item.authors[0].email, "a@ngo.example");
    EXPECT_EQ(item.authors[1].name, "Ben");
}

TEST(ParseRss, TakesThePodcastsOwnerForItsAuthorIfNoAuthorIsNamed) {
    const std::string owner = "<itunes:owner><itunes:name>Radio</itunes:name></itunes:owner>";
    const Result<ParsedFeed> alone = parse_feed(document(rss(owner)));
    const Result<ParsedFeed> beside =
        parse_feed(document(rss(owner + "<itunes:author>Anna</itunes:author>")));
    ASSERT_TRUE(alone && beside);
    ASSERT_EQ(alone->authors.size(), 1U);
    EXPECT_EQ(alone->authors[0].name, "Radio");
    ASSERT_EQ(beside->authors.size(), 1U);
    EXPECT_EQ(beside->authors[0].name, "Anna");
}

TEST(ParseRss, IgnoresChildElementsOfACategory) {
    const ParsedItem item =
        first_item(rss("<item><category>Events<image><title>Logo</title></image></category></item>"));
    ASSERT_EQ(item.categories.size(), 1U);
    EXPECT_EQ(item.categories[0].term, "Events");
}

TEST(ParseRss, JoinsNestedBases) {
    const ParsedItem item = first_item(
        "<rss xml:base=\"https://ngo.example/a/\"><channel><item xml:base=\"b/\"><title "
        "xml:base=\"c/\">T</title></item>"
        "</channel></rss>");
    EXPECT_EQ(item.title.base, "https://ngo.example/a/b/c/");
}

TEST(ParseRss, KeepsARelativeBaseRelative) {
    const ParsedItem item = first_item(
        "<rss xml:base=\"/a/\"><channel><item xml:base=\"b/\"><title>T</title></item></channel></rss>");
    EXPECT_EQ(item.title.base, "/a/b/");
}

TEST(ParseAtom, TellsTextHtmlAndXhtmlApart) {
    EXPECT_EQ(first_item(atom("<entry><title>T</title></entry>")).title.kind, RawText::Kind::plain);
    EXPECT_EQ(first_item(atom("<entry><title type=\"html\">T</title></entry>")).title.kind,
              RawText::Kind::html);
    EXPECT_EQ(first_item(atom("<entry><title type=\"xhtml\"><div>T</div></title></entry>")).title.kind,
              RawText::Kind::xhtml);
}

TEST(ParseAtom, WritesXhtmlAsHtml) {
    const ParsedItem item =
        first_item(atom("<entry><content type=\"xhtml\"><div><p class=\"a&amp;b\">1 &lt; "
                        "2<br/><i/></p></div></content></entry>"));
    EXPECT_EQ(item.content.value, "<p class=\"a&amp;b\">1 &lt; 2<br><i></i></p>");
}

TEST(ParseAtom, TakesTheSourcesTitleForTheSourceAlone) {
    const ParsedItem item =
        first_item(atom("<entry><source><title>Other</title><id>x</id></source><title>Own</title></entry>"));
    EXPECT_EQ(item.title.value, "Own");
    ASSERT_TRUE(item.source);
    EXPECT_EQ(item.source->title.value, "Other");
}

TEST(ParseAtom, TakesDecodedBase64ForMarkupUnlessItsTypeIsText) {
    const auto title = [](const std::string& type, const std::string& base64) {
        return first_item(
                   atom("<entry><title mode=\"base64\" type=\"" + type + "\">" + base64 + "</title></entry>"))
            .title;
    };
    EXPECT_EQ(title("", "PGI+QTwvYj4=").kind, RawText::Kind::html);
    EXPECT_EQ(title("", "PGI+QTwvYj4=").value, "<b>A</b>");
    EXPECT_EQ(title("text/plain", "PGI+QTwvYj4=").kind, RawText::Kind::plain);
    EXPECT_EQ(title("image/png", "iVBORw0KGgo=").value, "");
}

TEST(ParseAtom, MakesAnEnclosureOfALink) {
    const ParsedItem item =
        first_item(atom("<entry><link rel=\"enclosure\" href=\"a.pdf\" length=\"5\"/></entry>"));
    ASSERT_EQ(item.enclosures.size(), 1U);
    EXPECT_EQ(item.enclosures[0].length, "5");
    EXPECT_TRUE(item.links.empty());
}

TEST(ParseAtom, TakesALinkToALicenceForTheRights) {
    const std::string link = "<link rel=\"license\" href=\"https://cc.example/by\"/>";
    EXPECT_EQ(first_item(atom("<entry>" + link + "</entry>")).rights, "https://cc.example/by");
    EXPECT_EQ(first_item(atom("<entry>" + link + "<rights>Ours</rights></entry>")).rights, "Ours");
}

TEST(ParseAtom, TakesTheLanguageOfTheTextBeforeTheEntrys) {
    const std::string title = "<title xml:lang=\"fr\">T</title>",
                      text = "<content xml:lang=\"de\">C</content>";
    EXPECT_EQ(first_item(atom("<entry>" + title + "</entry>")).language, "fr");
    EXPECT_EQ(first_item(atom("<entry xml:lang=\"it\">" + title + text + "</entry>")).language, "de");
    EXPECT_EQ(first_item(atom("<entry xml:lang=\"it\"><id>x</id></entry>")).language, "it");
}

TEST(ParseAtom, KnowsARelationByItsRegisteredAddress) {
    const ParsedItem item = first_item(
        atom("<entry><link rel=\"http://www.iana.org/assignments/relation/alternate\" href=\"a\"/></entry>"));
    ASSERT_EQ(item.links.size(), 1U);
    EXPECT_EQ(item.links[0].rel, "alternate");
}

TEST(ParseCdf, IsKnownByAnyPartThatRssLacks) {
    for (const char* text : {"<CHANNEL><ABSTRACT>A</ABSTRACT></CHANNEL>", "<CHANNEL LASTMOD=\"2026-11-20\"/>",
                             "<CHANNEL><ITEM HREF=\"a\"/></CHANNEL>",
                             "<CHANNEL><ITEM><ABSTRACT>A</ABSTRACT></ITEM></CHANNEL>"}) {
        const Result<ParsedFeed> feed = parse_feed(document(text));
        ASSERT_TRUE(feed) << text;
        EXPECT_EQ(feed->format, Format::cdf) << text;
    }
    EXPECT_EQ(parse_feed(document("<channel><item><title>T</title></item></channel>"))->format,
              Format::rss_20);
}

TEST(ParseJsonFeed, IgnoresMembersOfTheWrongType) {
    const ParsedItem item = first_item(
        "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": [1], \"items\": [7, {\"id\": \"1\", "
        "\"title\": {\"a\": 1}, \"tags\": [\"a\", 2, null], \"authors\": \"Anna\", \"attachments\": [null, "
        "3]}]}");
    EXPECT_EQ(item.guid, "1");
    EXPECT_EQ(item.title.value, "");
    EXPECT_EQ(item.categories.size(), 2U);
    ASSERT_EQ(item.authors.size(), 1U);
    EXPECT_EQ(item.authors[0].name, "Anna");
}

TEST(ParseJsonFeed, KeepsTheItemsBeforeTheEndOfACutOffFile) {
    const Result<ParsedFeed> feed =
        parse_feed(document("{\"version\": \"https://jsonfeed.org/version/1.1\", \"items\": [{\"id\": \"1\", "
                            "\"title\": \"A\"}, {\"id\": \"2\", \"tit"));
    ASSERT_TRUE(feed);
    ASSERT_EQ(feed->items.size(), 1U);
    EXPECT_EQ(feed->items[0].guid, "1");
    EXPECT_TRUE(warns(*feed, "ill-formed-json"));
}

TEST(ParseAtom, TakesTheAuthorsOfTheSourceForAnEntryWithoutItsOwn) {
    const std::string source = "<source><author><name>Anna</name></author></source>";
    const std::string own = "<author><name>Ben</name></author>";
    EXPECT_EQ(first_item(atom("<entry>" + source + "</entry>")).authors.at(0).name, "Anna");
    const ParsedItem with_own = first_item(atom("<entry>" + source + own + "</entry>"));
    ASSERT_EQ(with_own.authors.size(), 1U);
    EXPECT_EQ(with_own.authors[0].name, "Ben");
}

TEST(ParseMediaRss, ReadsTextsAsPlainUnlessTheySayThatTheyAreHtml) {
    const auto description = [](std::string_view type) {
        return first_item(rss("<item><media:description" + std::string(type) +
                              ">1 &lt; 2 &amp;lt;b&gt;</media:description></item>"))
            .summary;
    };
    EXPECT_EQ(description("").kind, RawText::Kind::plain);
    EXPECT_EQ(description(" type=\"plain\"").value, "1 < 2 &lt;b>");
    EXPECT_EQ(description(" type=\"HTML\"").kind, RawText::Kind::html);
}

TEST(ParseDates, PassesOverOneThatCannotBeReadAndKeepsItToBeTold) {
    const std::string date = "<dc:date>2026-11-20T08:00:00Z</dc:date>";
    const ParsedItem item = first_item(rss("<item><pubDate>soon</pubDate>" + date + "</item>"));
    EXPECT_EQ(item.published, "2026-11-20T08:00:00Z");
    EXPECT_EQ(item.unreadable_date, "soon");
    const ParsedItem none = first_item(rss("<item><pubDate>soon</pubDate><dc:date>x</dc:date></item>"));
    EXPECT_EQ(none.published, "soon");
    EXPECT_EQ(none.unreadable_date, "");
}

}  // namespace
}  // namespace tidings
