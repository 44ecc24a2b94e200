#pragma once

#include <string>
#include <vector>

#include "model/story.h"

namespace tidings::support {

// An approved story of a made-up partner, in English.
inline Story made_up_story(const std::string& title,
                           const std::string& address = "https://ngo.example/news/1") {
    Story story{.id = StoryId{1},
                .curation = Curation::approved,
                .entry_id = "tag:hub.example,2026:1",
                .lead_id = ItemId{1},
                .lead = {},
                .feed = FeedId{1},
                .feed_title = "News of Safe Net",
                .feed_address = "https://ngo.example/feed",
                .partner = {},
                .tags = {},
                .also_at = {},
                .first_seen = {},
                .approved_at = {},
                .updated = {}};
    story.partner.name = "Safe Net";
    story.lead.title = title;
    story.lead.summary = "What the partner says of " + title + ".";
    story.lead.url = *Url::parse(address);
    story.lead.language = "en";
    return story;
}

inline std::vector<Story> made_up_stories(std::size_t count, std::size_t summary_characters) {
    std::vector<Story> stories;
    for (std::size_t i = 1; i <= count; ++i) {
        const std::string n = std::to_string(i);
        stories.push_back(
            made_up_story("Story number " + n, "https://ngo.example/news/" + n + "?from=feed&lang=en"));
        std::string& summary = stories.back().lead.summary;
        while (summary.size() < summary_characters) summary += " More of it";
    }
    return stories;
}

}  // namespace tidings::support
