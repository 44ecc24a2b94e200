#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <vector>

#include "publish/publish.h"
#include "stories.h"

namespace tidings::publish {
namespace {

using Json = nlohmann::json;

Json read(const std::vector<Story>& stories) { return Json::parse(json_feed(hub(), stories)); }

Json first_item(const Story& only) { return read({only})["items"][0]; }

TEST(JsonFeed, SaysWhatItIs) {
    const Json feed = read({});

    EXPECT_EQ(feed["version"], "https://jsonfeed.org/version/1.1");
    EXPECT_EQ(feed["title"], "Knowledge Hub");
    EXPECT_EQ(feed["home_page_url"], "https://hub.example.org/");
    EXPECT_EQ(feed["feed_url"], "https://hub.example.org/tidings/feed.json");
    EXPECT_EQ(feed["items"], Json::array());
}

TEST(JsonFeed, HasTheSameEntryAsAtom) {
    const Json item = first_item(story());

    EXPECT_EQ(item["id"], "tag:beacon.example,2026:1");
    EXPECT_EQ(item["url"], "https://beacon.example/news/1");
    EXPECT_EQ(item["title"], "What seven games do");
    EXPECT_EQ(item["content_html"], "<p>We opened <b>child accounts</b> in seven games.</p>");
    EXPECT_EQ(item["date_published"], "2026-11-19T09:00:00Z");
    EXPECT_EQ(item["date_modified"], "2026-11-20T09:00:00Z");
    EXPECT_EQ(item["language"], "en");
}

TEST(JsonFeed, NamesAuthorsWithoutTheirMailAddresses) {
    Story signed_story = story();
    signed_story.lead.authors = {
        {.name = "A. Brennan", .email = "a@beacon.example", .url = *Url::parse("https://a.example/")}};

    EXPECT_EQ(first_item(signed_story)["authors"],
              Json::parse(R"([{"name": "A. Brennan", "url": "https://a.example/"}])"));
    EXPECT_EQ(first_item(story())["authors"], Json::parse(R"([{"name": "Beacon Hotline"}])"));
}

TEST(JsonFeed, TellsTagsByTheirLabelsAndExactlyInItsExtension) {
    const Json item = first_item(story());

    EXPECT_EQ(item["tags"], Json::parse(R"(["Label of gaming", "Label of grooming"])"));
    EXPECT_EQ(item["_tidings"]["tags"][0]["id"], "gaming");
    EXPECT_EQ(item["_tidings"]["tags"][0]["scheme"], "https://hub.example.org/tidings/tags/topic/");
}

TEST(JsonFeed, TellsPartnerLicenceAndCopiesInItsExtension) {
    Story copied = story();
    copied.also_at = {{ItemId{9}, "Faro", *Url::parse("https://faro.example/copy"), "same text"}};

    const Json extension = first_item(copied)["_tidings"];

    EXPECT_EQ(
        extension["partner"],
        Json::parse(R"({"name": "Beacon Hotline", "url": "https://beacon.example/", "country": "IE"})"));
    EXPECT_EQ(extension["rights"], "CC BY 4.0");
    EXPECT_EQ(extension["also_at"], Json::parse(R"([{"name": "Faro", "url": "https://faro.example/copy"}])"));
}

TEST(JsonFeed, GivesEveryAttachmentAType) {
    Story with_file = story();
    with_file.lead.attachments = {{*Url::parse("https://beacon.example/r"), "", 5, {}}};

    EXPECT_EQ(
        first_item(with_file)["attachments"],
        Json::parse(
            R"([{"url": "https://beacon.example/r", "mime_type": "application/octet-stream", "size_in_bytes": 5}])"));
}

TEST(JsonFeed, HasContentEvenWhereNothingMayBeShown) {
    Story closed = story();
    closed.partner.excerpt_limit = 0;

    EXPECT_EQ(first_item(closed)["content_html"], "");
}

TEST(JsonFeed, IsReadableWhateverTheBytes) {
    Story broken = story();
    broken.partner.name = "Beacon\xFF";

    EXPECT_EQ(first_item(broken)["_tidings"]["partner"]["name"], "Beacon\uFFFD");
}

}  // namespace
}  // namespace tidings::publish
