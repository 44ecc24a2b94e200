#include <array>
#include <utility>

#include "parse/blanks.h"
#include "parse/formats.h"

namespace tidings {
namespace {

ParsedItem read_cdf_item(const Element& element) {
    ParsedItem item;
    item.links.push_back({"alternate", attribute(element, "href"), {}, {}, {}, base_of(element)});
    item.published = attribute(element, "lastmod");
    for_each_child(element, [&](const Element& part) {
        if (part.is("title")) keep_first(item.title, html_text_of(part));
        if (part.is("abstract")) keep_first(item.summary, html_text_of(part));
        if (part.is("a"))
            item.links.push_back({"alternate", attribute(part, "href"), {}, {}, {}, base_of(part)});
        if (part.is("logo")) keep_first(item.image, join_references(base_of(part), attribute(part, "href")));
    });
    return item;
}

}  // namespace

// Channel Definition Format (W3C note, 1997): addresses are attributes, everything else is as in early RSS.
ParsedFeed read_cdf(const Element& root, const ParseLimits& limits) {
    ParsedFeed feed;
    ItemPlaces items;
    feed.format = Format::cdf;
    feed.updated = attribute(root, "lastmod");
    feed.links.push_back({"alternate", attribute(root, "href"), {}, {}, {}, base_of(root)});
    feed.links.push_back({"self", attribute(root, "self"), {}, {}, {}, base_of(root)});
    for_each_child(root, [&](const Element& part) {
        if (part.is("title")) keep_first(feed.title, html_text_of(part));
        if (part.is("abstract")) keep_first(feed.subtitle, html_text_of(part));
        if (part.is("logo")) keep_first(feed.image, join_references(base_of(part), attribute(part, "href")));
        if (part.is("item")) items.add(part);
    });
    read_items(items, read_cdf_item, feed, limits);
    return feed;
}

}  // namespace tidings
