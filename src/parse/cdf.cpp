#include <array>
#include <utility>

#include "parse/formats.h"

namespace tidings {
namespace {

// The channel's BASE does what xml:base does.
std::string cdf_base(const Element& element) {
    const Element* root = &element;
    while (root->outer != nullptr) root = root->outer;
    return join_references(attribute(*root, "base"), base_of(element));
}

RawLink cdf_link(std::string rel, const Element& element, std::string_view name) {
    return {std::move(rel), attribute(element, name), {}, {}, {}, cdf_base(element)};
}

std::string logo_address(const Element& logo) {
    return join_references(cdf_base(logo), attribute(logo, "href"));
}

RawText cdf_text(const Element& element) {
    RawText text = html_text_of(element);
    text.base = cdf_base(element);
    return text;
}

ParsedItem read_cdf_item(const Element& element) {
    ParsedItem item;
    keep_some(item.links, cdf_link("alternate", element, "href"));
    item.published = attribute(element, "lastmod");
    for_each_child(element, [&](const Element& part) {
        if (part.is("title")) keep_first(item.title, cdf_text(part));
        if (part.is("abstract")) keep_first(item.summary, cdf_text(part));
        if (part.is("a")) keep_some(item.links, cdf_link("alternate", part, "href"));
        if (part.is("logo")) keep_first(item.image, logo_address(part));
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
    keep_some(feed.links, cdf_link("alternate", root, "href"));
    keep_some(feed.links, cdf_link("self", root, "self"));
    for_each_child(root, [&](const Element& part) {
        if (part.is("title")) keep_first(feed.title, cdf_text(part));
        if (part.is("abstract")) keep_first(feed.subtitle, cdf_text(part));
        if (part.is("logo")) keep_first(feed.image, logo_address(part));
        if (part.is("item")) items.add(part);
    });
    read_items(items, read_cdf_item, feed, limits);
    return feed;
}

}  // namespace tidings
