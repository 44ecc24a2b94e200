#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <vector>

#include "publish/publish.h"
#include "stories.h"
#include "url/percent.h"

namespace tidings::publish {
namespace {

using Json = nlohmann::json;

Json read(const std::vector<Story>& stories) { return Json::parse(json_feed(hub(), stories)); }

Json first_item(const Story& only) { return read({only})["items"][0]; }

TEST(JsonFeed, StatesItsVersionAndAddresses) {
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

// Every place of an entry that can hold an address, with tracking in it.
Story story_that_tracks() {
    const Url tracked = *Url::parse("https://beacon.example/p?fbclid=1&mc_eid=2&utm_source=3&id=4");
    Story made = story();
    made.lead.title = "See https://beacon.example/p?mc_eid=2";
    made.lead.url = *Url::parse("https://www.google.com/url?sa=t&url=" + percent_encoded(tracked.text()));
    made.lead.external_url = *Url::parse("https://l.facebook.com/l.php?u=" + percent_encoded(tracked.text()));
    made.lead.authors = {{.name = "A. Brennan", .url = tracked}};
    made.lead.attachments = {{tracked, "application/pdf", 1024, {}}};
    made.lead.source = Source{.url = tracked};
    made.lead.summary = "More: " + tracked.text();
    // As an earlier version stored it.
    made.lead.content = SafeHtml::trusted_from_store(
        "<p><a "
        "href=\"https://beacon.example/p?utm_source=3&amp;id=4\">https://beacon.example/"
        "p?utm_source=3&amp;id=4</a></p>");
    made.partner.home_page = tracked;
    made.also_at = {{ItemId{9}, "Faro", tracked, "same text"}};
    return made;
}

TEST(PublishedFeeds, HoldNoTrackingAddressAnywhere) {
    const std::vector<Story> stories{story_that_tracks()};
    for (const std::string& feed : {json_feed(hub(), stories), atom_feed(hub(), stories)})
        for (const char* trace : {"google.com", "facebook.com", "fbclid", "mc_eid", "utm_"})
            EXPECT_EQ(feed.find(trace), std::string::npos) << trace << " in " << feed;
    EXPECT_EQ(first_item(stories.front())["url"], "https://beacon.example/p?id=4");
    EXPECT_EQ(first_item(stories.front())["content_html"].get<std::string>().substr(0, 83),
              "<p><a href=\"https://beacon.example/p?id=4\">https://beacon.example/p?id=4</a></p>\n<p");
}

Story story_with_pictures() {
    Story made = story();
    const auto add = [&](std::string_view address, const char* type, std::int64_t size) {
        made.lead.attachments.push_back({*Url::parse(address), type, size, {}});
    };
    add("https://beacon.example/talk.mp3", "audio/mpeg", 4'000'000);
    add("https://beacon.example/poster.jpg", "image/jpeg", 90'000);
    add("https://beacon.example/cover.PNG?w=200", "", 40'000);
    add("https://mail.example/open.gif?reader=7", "image/gif", 500);
    add("https://beacon.example/dot", "image/gif", 43);
    made.lead.content = SafeHtml::trusted_from_store(
        "<p>Look: <img src=\"https://beacon.example/poster.jpg\" alt=\"Call us\"></p>");
    return made;
}

std::vector<std::string> files_of(const Hub& hub, const Story& story) {
    std::vector<std::string> files;
    const Json item = Json::parse(json_item(hub, story));
    for (const Json& file : item["attachments"]) files.push_back(file["url"]);
    return files;
}

TEST(PublishedFeeds, HaveNoPicturesWhereNoneAreShownAndNeverBeacons) {
    Hub shows = hub();
    shows.pictures = Pictures::shown;
    const std::vector<std::string> without{"https://beacon.example/talk.mp3"};
    const std::vector<std::string> with{"https://beacon.example/talk.mp3",
                                        "https://beacon.example/poster.jpg",
                                        "https://beacon.example/cover.PNG?w=200"};
    EXPECT_EQ(files_of(hub(), story_with_pictures()), without);
    EXPECT_EQ(files_of(shows, story_with_pictures()), with);
}

TEST(PublishedFeeds, ShowNoPictureThatWasStoredWhenPicturesWereShown) {
    EXPECT_EQ(first_item(story_with_pictures())["content_html"], "<p>Look: Call us </p>");
}

Hub hub_with_notes() {
    Hub made = hub();
    made.content_notes = [](const Story&) {
        return ContentNotes{
            "de", "Hinweis:", {{"loss", "Handelt von <Verlust>"}, {"war", "Handelt vom Krieg"}}};
    };
    return made;
}

TEST(PublishedFeeds, HaveContentNotesBeforeTheText) {
    Story hard = story();
    hard.lead.summary = "Seven games.";
    const Json item = Json::parse(json_item(hub_with_notes(), hard));
    EXPECT_EQ(item["content_html"],
              "<p lang=\"de\"><strong>Hinweis:</strong> Handelt von &lt;Verlust&gt;; Handelt vom Krieg.</p>\n"
              "<p>We opened <b>child accounts</b> in seven games.</p>");
    EXPECT_EQ(item["summary"], "Hinweis: Handelt von <Verlust>; Handelt vom Krieg. Seven games.");
    EXPECT_EQ(item["_tidings"]["content_notes"][1]["id"], "war");
    const std::string entry = atom_entry(hub_with_notes(), hard);
    EXPECT_NE(
        entry.find("scheme=\"https://hub.example.org/tidings/content-notes/\" label=\"Handelt vom Krieg\""),
        std::string::npos)
        << entry;
}

TEST(PublishedFeeds, HaveTheContentNoteAlsoWhereNoTextMayBeShown) {
    Story hard = story();
    hard.partner.excerpt_limit = 0;
    EXPECT_NE(json_item(hub_with_notes(), hard).find("Hinweis:"), std::string::npos);
}

}  // namespace
}  // namespace tidings::publish
