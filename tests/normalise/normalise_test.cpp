#include "normalise/normalise.h"

#include <gtest/gtest.h>

namespace tidings {
namespace {

Timestamp now() { return std::chrono::sys_days{std::chrono::year{2026} / 11 / 22}; }

RawText html(std::string value) { return {RawText::Kind::html, std::move(value), ""}; }
RawText plain(std::string value) { return {RawText::Kind::plain, std::move(value), ""}; }

Item normalised(const ParsedItem& item, Format format = Format::rss_20) {
    ParsedFeed feed;
    feed.format = format;
    feed.items.push_back(item);
    return normalise(feed, *Url::parse("https://ngo.example/feed/"), now()).items.at(0);
}

std::string title(RawText text, Format format = Format::rss_20) {
    ParsedItem item;
    item.title = std::move(text);
    return normalised(item, format).title;
}

bool warns(const Channel& channel, std::string_view code) {
    for (const Warning& warning : channel.warnings)
        if (warning.code == code) return true;
    return false;
}

TEST(NormaliseTitle, DecodesATitleOnceByItsType) {
    EXPECT_EQ(title(plain("AT&amp;T <b>"), Format::atom_10), "AT&amp;T <b>");
    EXPECT_EQ(title(html("AT&amp;T <b>bold</b>"), Format::atom_10), "AT&T bold");
    EXPECT_EQ(title(html("&amp;lt;"), Format::atom_10), "&lt;");
}

TEST(NormaliseTitle, GuessesWhetherATitleOfRssIsHtml) {
    EXPECT_EQ(title(html("Fish &amp; <em>chips</em>")), "Fish & chips");
    EXPECT_EQ(title(html("The <template> element")), "The <template> element");
    EXPECT_EQ(title(html("1 < 2 & 3 > 2")), "1 < 2 & 3 > 2");
    EXPECT_EQ(title(html("<script>alert(1)</script>Safe")), "Safe");
}

TEST(NormaliseTitle, IsSearchedOnceForTheEndsOfItsElements) {
    std::string text;
    for (int i = 0; i < 800'000; ++i) text += "<x>";
    EXPECT_EQ(title(html(text + "Words</X>")), "Words");
}

TEST(NormaliseTitle, IsOneLine) { EXPECT_EQ(title(html("One\n\t two\xE2\x80\xA8three")), "One two three"); }

TEST(NormaliseTitle, OfAPictureAloneIsItsAlternativeText) {
    EXPECT_EQ(title(html("<img src=\"/logo.png\" alt=\"Safer Internet Day\">")), "Safer Internet Day");
    EXPECT_EQ(title(html("<img src=\"/logo.png\" alt=\"Logo\"> News"), Format::atom_10), "News");
}

TEST(NormaliseText, TakesADescriptionAloneForTheContent) {
    ParsedItem item;
    item.summary = html("<p>All</p>");
    EXPECT_EQ(normalised(item).content.html(), "<p>All</p>");
    EXPECT_EQ(normalised(item).summary, "");
    EXPECT_EQ(normalised(item, Format::atom_10).summary, "All");
}

TEST(NormaliseText, NeverLetsScriptThrough) {
    ParsedItem item;
    item.content = html("<p onclick=\"x()\">A<script>x()</script></p>");
    EXPECT_EQ(normalised(item).content.html(), "<p>A</p>");
}

TEST(NormaliseText, ResolvesLinksInContentAgainstItsBase) {
    ParsedItem item;
    item.content = {RawText::Kind::html, "<a href=\"x\">x</a>", "deep/"};
    EXPECT_EQ(normalised(item).content.html(), "<a href=\"https://ngo.example/feed/deep/x\">x</a>");
}

TEST(NormaliseText, UsesTheHomePageWhereTheDocumentHasNoAddress) {
    ParsedFeed feed;
    feed.links.push_back({"alternate", "https://ngo.example/news/", "", "", "", ""});
    feed.items.emplace_back().links.push_back({"alternate", "1", "", "", "", ""});
    const Channel channel = normalise(feed, std::nullopt, now());
    ASSERT_TRUE(channel.items.at(0).url);
    EXPECT_EQ(channel.items[0].url->text(), "https://ngo.example/news/1");
}

TEST(NormaliseId, KeepsAnIdAsItIs) {
    ParsedItem item;
    item.guid = "HTTP://NGO.example/%7Ebob ";
    EXPECT_EQ(normalised(item).id, item.guid);
}

TEST(NormaliseId, MakesTheSameIdForTheSameLinkWhateverTheTitle) {
    ParsedItem item;
    item.links.push_back({"alternate", "https://ngo.example/1", "", "", "", ""});
    item.title = plain("Before");
    const std::string before = normalised(item).id;
    item.title = plain("After");
    EXPECT_FALSE(before.empty());
    EXPECT_EQ(normalised(item).id, before);
}

TEST(NormaliseId, MakesAnIdOfTheWordsWhereThereIsNoLink) {
    ParsedItem one;
    one.title = plain("One");
    ParsedItem two;
    two.title = plain("Two");
    EXPECT_NE(normalised(one).id, normalised(two).id);
}

TEST(NormaliseUrl, PrefersTheHtmlPageAndKeepsTheOriginalLinkBesideIt) {
    ParsedItem item;
    item.links.push_back({"alternate", "https://ngo.example/1.json", "application/json", "", "", ""});
    item.links.push_back({"alternate", "https://ngo.example/1", "text/html", "", "", ""});
    EXPECT_EQ(normalised(item).url->text(), "https://ngo.example/1");
    item.original_link = "https://ngo.example/original";
    EXPECT_EQ(normalised(item).url->text(), "https://ngo.example/1");
    EXPECT_EQ(normalised(item).original_url->text(), "https://ngo.example/original");
}

TEST(NormaliseUrl, IsNoneForAnythingButTheWeb) {
    ParsedItem item;
    item.links.push_back({"alternate", "javascript:alert(1)", "", "", "", ""});
    item.image = "data:image/png;base64,AAAA";
    EXPECT_FALSE(normalised(item).url);
    EXPECT_FALSE(normalised(item).image);
}

TEST(NormaliseUrl, IsNoneWhereItWouldBeLongerThanAnyServerTakes) {
    ParsedItem item;
    item.links.push_back({"alternate", "https://ngo.example/" + std::string(9000, 'x'), "", "", "", ""});
    item.image = std::string(5000, 'x') + "/";
    item.enclosures.push_back({std::string(5000, 'y'), "", "", "", item.image});
    EXPECT_FALSE(normalised(item).url);
    EXPECT_TRUE(normalised(item).image);
    EXPECT_TRUE(normalised(item).attachments.empty());
}

TEST(NormaliseDate, GivesNoneForAnUnreadableOneAndSaysSo) {
    ParsedFeed feed;
    feed.items.emplace_back().published = "soon";
    const Channel channel = normalise(feed, std::nullopt, now());
    EXPECT_FALSE(channel.items[0].published);
    EXPECT_TRUE(warns(channel, "date-unreadable"));
    EXPECT_FALSE(warns(channel, "date-missing"));
}

TEST(NormaliseDate, SaysThatOneCouldNotBeReadThoughAnotherTookItsPlace) {
    ParsedFeed feed;
    feed.items.emplace_back().published = "2026-11-20T08:00:00Z";
    feed.items[0].unreadable_date = "soon";
    const Channel channel = normalise(feed, std::nullopt, now());
    EXPECT_TRUE(channel.items[0].published);
    EXPECT_TRUE(warns(channel, "date-unreadable"));
}

TEST(NormaliseDate, KeepsOneInTheFutureAndSaysSo) {
    ParsedFeed feed;
    feed.items.emplace_back().published = "2026-11-22T02:00:00Z";
    const Channel channel = normalise(feed, std::nullopt, now());
    EXPECT_TRUE(channel.items[0].published);
    EXPECT_TRUE(warns(channel, "date-in-future"));
}

TEST(NormaliseDate, TakesTheDateOfAChangeWhereNothingElseIsSaid) {
    ParsedItem item;
    item.updated = "2026-11-20T08:00:00Z";
    EXPECT_EQ(normalised(item, Format::atom_10).published, normalised(item, Format::atom_10).modified);
    EXPECT_TRUE(normalised(item, Format::atom_10).published);
}

TEST(NormalisePeople, InheritsThoseOfTheFeed) {
    ParsedFeed feed;
    feed.authors.push_back({"Desk", "desk@ngo.example", "/desk", ""});
    feed.items.emplace_back();
    const Channel channel = normalise(feed, *Url::parse("https://ngo.example/"), now());
    ASSERT_EQ(channel.items[0].authors.size(), 1U);
    EXPECT_EQ(channel.items[0].authors[0].url->text(), "https://ngo.example/desk");
}

TEST(NormalisePeople, AreFewAndInheritedOnlyAsFarAsItemsHaveRoom) {
    ParsedFeed feed;
    for (int i = 0; i < 2000; ++i)
        feed.authors.push_back({std::string(500, 'x') + std::to_string(i), "", "", ""});
    feed.items.resize(1);
    EXPECT_EQ(normalise(feed, std::nullopt, now()).items.at(0).authors.size(), 20U);
    feed.items.resize(5000);
    std::size_t people = 0;
    for (const Item& item : normalise(feed, std::nullopt, now()).items) people += item.authors.size();
    EXPECT_GE(people, 5000U);
    EXPECT_LT(people, 15'000U);
}

TEST(NormaliseCategories, KeepsEachOnceAndDecodesIt) {
    ParsedItem item;
    item.categories = {{"Health &amp; safety", "", ""}, {"Health & safety", "", ""}, {" ", "", ""}};
    const std::vector<Category> kept = normalised(item).categories;
    ASSERT_EQ(kept.size(), 1U);
    EXPECT_EQ(kept[0].term, "Health & safety");
}

TEST(NormaliseAttachments, ReadsSizesAndDurationsInTheirWays) {
    ParsedItem item;
    item.enclosures = {{"a.mp3", "Audio/MPEG", "1234", "1:02:03", ""},
                       {"b.mp3", "", "big", "61.5", ""},
                       {"mailto:x", "", "", "", ""}};
    const std::vector<Attachment> kept = normalised(item).attachments;
    ASSERT_EQ(kept.size(), 2U);
    EXPECT_EQ(kept[0].mime_type, "audio/mpeg");
    EXPECT_EQ(kept[0].size_in_bytes, 1234);
    EXPECT_EQ(kept[0].duration_in_seconds, 3723);
    EXPECT_FALSE(kept[1].size_in_bytes);
    EXPECT_EQ(kept[1].duration_in_seconds, 61);
}

TEST(NormaliseChannel, ReckonsHowLongToWaitFromPeriodAndFrequency) {
    ParsedFeed feed;
    feed.update_period = "daily";
    feed.update_frequency = "4";
    EXPECT_EQ(normalise(feed, std::nullopt, now()).time_to_live, std::chrono::hours{6});
    feed.ttl = "30";
    EXPECT_EQ(normalise(feed, std::nullopt, now()).time_to_live, std::chrono::minutes{30});
    feed.ttl = "-5";
    feed.update_period = "sometimes";
    EXPECT_FALSE(normalise(feed, std::nullopt, now()).time_to_live);
}

TEST(NormaliseChannel, KeepsOnlyHoursAndDaysThatExist) {
    ParsedFeed feed;
    feed.skip_hours = {"0", "24", "25", "x"};
    feed.skip_days = {"sunday", "Funday"};
    const Channel channel = normalise(feed, std::nullopt, now());
    EXPECT_EQ(channel.skip_hours, (std::vector<int>{0, 0}));
    EXPECT_EQ(channel.skip_days, std::vector{std::chrono::Sunday});
}

TEST(ReadChannel, PassesOnWhyItIsNoFeed) {
    const Result<Channel> channel = read_channel({"Not found", "text/plain", std::nullopt}, now());
    ASSERT_FALSE(channel);
    EXPECT_EQ(channel.error().code, Code::not_a_feed);
}

}  // namespace
}  // namespace tidings
