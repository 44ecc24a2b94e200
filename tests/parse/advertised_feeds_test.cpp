#include "parse/advertised_feeds.h"

#include <gtest/gtest.h>

namespace tidings {
namespace {

Document page(const std::string& head, const std::string& body = "") {
    return {"<!doctype html><html><head>" + head + "</head><body>" + body + "</body></html>",
            "text/html; charset=utf-8", *Url::parse("https://ngo.example/en/news")};
}

std::string link(const std::string& href, const std::string& type = "application/rss+xml",
                 const std::string& rel = "alternate") {
    return "<link rel='" + rel + "' type='" + type + "' title='News &amp; more' href='" + href + "'>";
}

std::string addresses(const Document& document) {
    std::string all;
    for (const AdvertisedFeed& feed : advertised_feeds(document)) all += feed.url.text() + " ";
    return all;
}

TEST(AdvertisedFeeds, AreAbsoluteAndInThePagesOrder) {
    EXPECT_EQ(addresses(page(link("feed.xml") + link("/atom", "application/atom+xml") +
                             link("//other.example/f.json", "application/feed+json"))),
              "https://ngo.example/en/feed.xml https://ngo.example/atom https://other.example/f.json ");
}

TEST(AdvertisedFeeds, HaveTheirTitleAndTypeInPlainText) {
    const auto feeds = advertised_feeds(page(link("/feed")));
    ASSERT_EQ(feeds.size(), 1u);
    EXPECT_EQ(feeds.front().title, "News & more");
    EXPECT_EQ(feeds.front().type, "application/rss+xml");
}

TEST(AdvertisedFeeds, AreResolvedAgainstThePagesBase) {
    EXPECT_EQ(addresses(page("<base href='/fr/'>" + link("feed.xml"))), "https://ngo.example/fr/feed.xml ");
}

TEST(AdvertisedFeeds, AreReadInAnyLetterCaseAndAmongOtherWords) {
    EXPECT_EQ(addresses(page(
                  "<LINK REL=\"Home ALTERNATE\" TYPE=\"Application/RSS+XML; charset=utf-8\" HREF=/feed>")),
              "https://ngo.example/feed ");
}

TEST(AdvertisedFeeds, ExcludeLinksOfOtherRelationsTypesAndInTheBody) {
    const std::string others = link("/style.css", "text/css", "stylesheet") + link("/fr", "text/html") +
                               link("/x", "application/rss+xml", "next") +
                               link("/wp-json/wp/v2/pages/7", "application/json") +
                               link("javascript:alert(1)") + link("");
    EXPECT_EQ(addresses(page(others, link("/in-the-body"))), "");
}

TEST(AdvertisedFeeds, OfAPageWithoutAnAddressAreNone) {
    Document document = page(link("/feed"));
    document.url.reset();
    EXPECT_TRUE(advertised_feeds(document).empty());
}

TEST(OnlyFeed, IsTheOneThatIsNotOfComments) {
    EXPECT_EQ(only_feed_of(page(link("/feed/") + link("/comments/feed/") + link("/feed/")))->text(),
              "https://ngo.example/feed/");
}

TEST(OnlyFeed, IsNoneWhereThereAreSeveralOrTheOneIsThePageItself) {
    EXPECT_FALSE(only_feed_of(page(link("/feed/") + link("/atom/"))));
    EXPECT_FALSE(only_feed_of(page(link("/en/news"))));
    EXPECT_FALSE(only_feed_of(page("")));
}

}  // namespace
}  // namespace tidings
