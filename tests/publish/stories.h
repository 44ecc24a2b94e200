#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "html/sanitise.h"
#include "model/story.h"
#include "publish/hub.h"
#include "publish/publish.h"

namespace tidings::publish {

inline Timestamp at(long long seconds) { return Timestamp{std::chrono::seconds{seconds}}; }

inline Hub hub() {
    return {.title = "Knowledge Hub",
            .subtitle = "For those who protect children",
            .home_page = *Url::parse("https://hub.example.org/"),
            .files = *Url::parse("https://hub.example.org/tidings/"),
            .id = "tag:hub.example.org,2026:feed",
            .author = "Hub Consortium",
            .rights = "Each item under its partner's licence",
            .version = "0.1.0",
            .tag_label = [](std::string_view tag) { return "Label of " + std::string(tag); },
            .tag_facet = [](std::string_view) { return std::string("topic"); }};
}

inline Partner partner() {
    Partner made;
    made.name = "Beacon Hotline";
    made.home_page = *Url::parse("https://beacon.example/");
    made.country = "IE";
    made.licence = "CC BY 4.0";
    return made;
}

// An approved story of one copy, published 2026-11-19T09:00:00Z, updated a day later.
inline Story story(int id = 1) {
    Story made;
    made.id = StoryId{id};
    made.entry_id = "tag:beacon.example,2026:" + std::to_string(id);
    made.lead.url = *Url::parse("https://beacon.example/news/" + std::to_string(id) + "?utm_source=rss");
    made.lead.title = "What seven games do";
    made.lead.language = "en";
    made.lead.content = sanitise("<p>We opened <b>child accounts</b> in seven games.</p>", std::nullopt);
    made.lead.published = at(1'795'078'800);
    made.feed = FeedId{3};
    made.feed_title = "Beacon: news";
    made.feed_address = "https://beacon.example/feed/";
    made.partner = partner();
    made.tags = {"gaming", "grooming"};
    made.first_seen = at(1'795'082'400);
    made.updated = at(1'795'165'200);
    return made;
}

// The combined feed's head, as of its newest story.
inline FeedPage page(std::string_view name, std::span<const Story> stories) {
    return {.name = std::string(name),
            .title = hub().title,
            .subtitle = hub().subtitle,
            .id = hub().id,
            .updated = stories.empty() ? Timestamp{} : stories.front().updated};
}

inline std::string atom_feed(const Hub& hub, std::span<const Story> stories) {
    std::vector<std::string> entries;
    for (const Story& told : stories) entries.push_back(atom_entry(hub, told));
    return atom_document(hub, page(atom_file, stories),
                         std::vector<std::string_view>(entries.begin(), entries.end()));
}

inline std::string json_feed(const Hub& hub, std::span<const Story> stories) {
    std::vector<std::string> items;
    for (const Story& told : stories) items.push_back(json_item(hub, told));
    return json_document(hub, page(json_file, stories),
                         std::vector<std::string_view>(items.begin(), items.end()));
}

}  // namespace tidings::publish
