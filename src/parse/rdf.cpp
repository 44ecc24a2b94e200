#include <utility>
#include <vector>

#include "parse/formats.h"

namespace tidings {
namespace {

// RSS 0.90 has a namespace of its own; everything else in RDF is read as 1.0.
Format version_of(const Element& root) {
    for (const pugi::xml_attribute attribute : root.node.attributes())
        if (std::string_view(attribute.value()).find("/rdf/simple/0.9") != std::string_view::npos)
            return Format::rss_090;
    return Format::rss_10;
}

void read_channel_element(const Element& channel, FeedDraft& draft, ItemPlaces& items) {
    keep_first(draft.feed.id, attribute(channel, XmlVocabulary::rdf, "about"));
    for_each_child(channel, [&](const Element& part) {
        if (part.is(XmlVocabulary::core, "item"))
            items.add(part);
        else if (!part.is(XmlVocabulary::core, "image"))
            read_rss_feed_element(part, draft);
    });
    keep_first(draft.feed.language, language_of(channel));
}

}  // namespace

// The items stand beside the channel; those inside it are a common mistake. The channel's <image> only points
// at the one beside.
ParsedFeed read_rdf(const Element& root, const ParseLimits& limits) {
    FeedDraft draft;
    ItemPlaces items;
    draft.feed.format = version_of(root);
    std::vector<Element> channels;
    for_each_child(root, [&](const Element& part) {
        if (part.is("channel")) keep_some(channels, part);
        if (part.is(XmlVocabulary::core, "image")) read_rss_feed_element(part, draft);
        if (part.is(XmlVocabulary::core, "item")) items.add(part);
    });
    for (const Element& channel : channels) read_channel_element(channel, draft, items);
    ParsedFeed feed = finish(std::move(draft));
    read_items(items, read_rss_item, feed, limits);
    return feed;
}

}  // namespace tidings
