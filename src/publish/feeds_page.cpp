#include "publish/feeds_page.h"

#include <map>
#include <utility>

namespace tidings::publish {
namespace {

using render::Data;

std::string heading_of(const Hub& hub, const PlannedFeed& feed) {
    if (feed.kind == FeedKind::combined) return "Everything";
    if (feed.kind == FeedKind::language) return "By language";
    return hub.facet_label ? hub.facet_label(feed.facet) : feed.facet;
}

Data row_of(const Hub& hub, const PlannedFeed& feed) {
    const bool is_whole = feed.kind == FeedKind::combined;
    return Data()
        .set("label", feed.label)
        .set("title", is_whole ? hub.title : hub.title + ": " + feed.label)
        .set("atom", hub.files.text() + feed.atom_name)
        .set("json", hub.files.text() + feed.json_name);
}

}  // namespace

std::string feeds_page(const Hub& hub, std::span<const PlannedFeed> feeds,
                       const render::Templates& templates) {
    // In the order of the feeds' kinds, then of the facets' headings.
    std::map<std::pair<FeedKind, std::string>, render::Rows> groups;
    for (const PlannedFeed& feed : feeds)
        groups[{feed.kind, heading_of(hub, feed)}].push_back(row_of(hub, feed));
    render::Rows rows;
    for (auto& [place, listed] : groups)
        rows.push_back(Data().set("heading", place.second).set("feeds", std::move(listed)));
    Data data;
    data.set("hub_title", hub.title).set("hub_url", hub.home_page.text()).set("groups", std::move(rows));
    return templates.render("site/feeds.html", data);
}

}  // namespace tidings::publish
