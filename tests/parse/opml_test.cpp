#include "parse/opml.h"

#include <gtest/gtest.h>

namespace tidings {
namespace {

OutlineList list_of(const std::string& body) {
    return *parse_opml("<opml version=\"1.0\"><head><title>t</title></head><body>" + body + "</body></opml>");
}

std::vector<Outline> outlines_of(const std::string& body) { return list_of(body).feeds; }

TEST(ParseOpml, TakesEveryOutlineWithAnAddress) {
    const std::vector<Outline> found = outlines_of(
        "<outline text='Notes'/><outline text='News' title='All news' type='rss' "
        "xmlUrl='https://a.example/feed' "
        "htmlUrl='https://a.example/' language='pt-PT'/>");
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found[0].title, "All news");
    EXPECT_EQ(found[0].xml_url, "https://a.example/feed");
    EXPECT_EQ(found[0].html_url, "https://a.example/");
    EXPECT_EQ(found[0].language, "pt-PT");
    EXPECT_EQ(found[0].group, "");
}

TEST(ParseOpml, TakesTheTextOfAnOutlineWithoutTitle) {
    EXPECT_EQ(outlines_of("<outline text=' The \n news ' xmlUrl='https://a.example/'/>")[0].title,
              "The news");
}

TEST(ParseOpml, KnowsNamesInAnyCase) {
    const Result<OutlineList> found = parse_opml(
        "<OPML><BODY><OUTLINE TEXT='News' XMLURL='https://a.example/feed'/>"
        "<outline text='Reports' xmlurl='https://b.example/feed'/></BODY></OPML>");
    ASSERT_TRUE(found);
    ASSERT_EQ(found->feeds.size(), 2u);
    EXPECT_EQ(found->feeds[0].title, "News");
    EXPECT_EQ(found->feeds[1].xml_url, "https://b.example/feed");
}

TEST(ParseOpml, ReadsTitlesThatWereEscapedAsHtml) {
    const std::vector<Outline> found = outlines_of(
        "<outline text='L&eacute;gislation&nbsp;: lois' xmlUrl='https://a.example/'/>"
        "<outline text='Enfance &amp;amp; droits' xmlUrl='https://b.example/?a=1&amp;copy=2'/>");
    ASSERT_EQ(found.size(), 2u);
    EXPECT_EQ(found[0].title, "Législation : lois");
    EXPECT_EQ(found[1].title, "Enfance & droits");
    EXPECT_EQ(found[1].xml_url, "https://b.example/?a=1&copy=2");
}

TEST(ParseOpml, TellsPagesFromFeeds) {
    const OutlineList found = list_of(
        "<outline text='Made of a page' type='HTML+XPath' xmlUrl='https://a.example/news'/>"
        "<outline text='Feed' type='rss' xmlUrl='https://b.example/feed'/>");
    ASSERT_EQ(found.feeds.size(), 1u);
    EXPECT_EQ(found.feeds[0].title, "Feed");
    ASSERT_EQ(found.scraped.size(), 1u);
    EXPECT_EQ(found.scraped[0].xml_url, "https://a.example/news");
}

TEST(ParseOpml, NamesTheNearestGroup) {
    const std::vector<Outline> found = outlines_of(
        "<outline text='Europe'><outline text='An NGO'><outline text='a' "
        "xmlUrl='https://a.example/'/></outline>"
        "<outline text='b' xmlUrl='https://b.example/'/></outline>");
    ASSERT_EQ(found.size(), 2u);
    EXPECT_EQ(found[0].group, "An NGO");
    EXPECT_EQ(found[1].group, "Europe");
}

TEST(ParseOpml, ReadsOtherCharsets) {
    const Result<OutlineList> found = parse_opml(
        "<?xml version='1.0' encoding='iso-8859-1'?><opml><body><outline text='Enfance prot\xe9g\xe9"
        "e' xmlUrl='https://a.example/'/></body></opml>");
    ASSERT_TRUE(found);
    EXPECT_EQ(found->feeds.front().title, "Enfance protégée");
}

TEST(ParseOpml, ResolvesNoEntitiesOfAnOutsideFile) {
    const Result<OutlineList> found = parse_opml(
        "<!DOCTYPE opml [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><opml><body>"
        "<outline text='&e;' xmlUrl='https://a.example/'/></body></opml>");
    ASSERT_TRUE(found);
    EXPECT_EQ(found->feeds.front().title, "&e;");
}

TEST(ParseOpml, NamesTheLineOfEachOutline) {
    const std::vector<Outline> found = outlines_of(
        "\n<outline text='A'\n xmlUrl='https://a.example/'/>\n<outline xmlUrl='https://b.example/'/>");
    ASSERT_EQ(found.size(), 2u);
    EXPECT_EQ(found[0].line, 2u);
    EXPECT_EQ(found[1].line, 4u);
}

TEST(ParseOpml, LeavesOutCommentedOutlinesAndTheirChildren) {
    const OutlineList list = list_of(
        "<outline text='Old' isComment='True'><outline text='a' xmlUrl='https://a.example/'>"
        "<outline text='b' xmlUrl='https://b.example/'/></outline></outline>"
        "<outline text='c' xmlUrl='https://c.example/'/>"
        "<outline text='d' xmlUrl='https://d.example/' isComment='true'/>"
        "<outline text='e' xmlUrl='https://e.example/' isComment='false'/>");
    ASSERT_EQ(list.feeds.size(), 2u);
    EXPECT_EQ(list.feeds[0].title, "c");
    EXPECT_EQ(list.feeds[1].title, "e");
    EXPECT_EQ(list.commented_out, 3u);
}

TEST(ParseOpml, NamesTheListsThatItIncludes) {
    const OutlineList list =
        list_of("<outline text='More' type='include' url='https://a.example/more.opml'/>");
    EXPECT_TRUE(list.feeds.empty());
    ASSERT_EQ(list.includes.size(), 1u);
    EXPECT_EQ(list.includes[0].xml_url, "https://a.example/more.opml");
}

TEST(ParseOpml, IsEmptyForAListWithoutFeeds) { EXPECT_TRUE(outlines_of("").empty()); }

TEST(ParseOpml, RefusesOtherDocuments) {
    for (const char* bytes :
         {"", "news", "{}", "<html><body>Sign in</body></html>", "<opml><body>", "<rss version='2.0'/>"}) {
        const Result<OutlineList> found = parse_opml(bytes);
        ASSERT_FALSE(found) << bytes;
        EXPECT_EQ(found.error().code, Code::not_a_feed);
        EXPECT_TRUE(found.error().message.starts_with("This is no OPML file: ")) << found.error().message;
    }
}

TEST(ParseOpml, SurvivesAHundredThousandLevels) {
    std::string open, close;
    for (int i = 0; i < 100'000; ++i) {
        open += "<outline>";
        close += "</outline>";
    }
    const std::string deep = "<outline text='deep' xmlUrl='https://a.example/'/>";
    EXPECT_EQ(outlines_of(open + deep + close).size(), 1u);
}

}  // namespace
}  // namespace tidings
