#include <array>
#include <utility>

#include "parse/formats.h"
#include "parse/inner_markup.h"
#include "text/ascii.h"

namespace tidings {
namespace {

using ItemRule = Rule<ItemDraft>;
using FeedRule = Rule<FeedDraft>;

RawLink link_of(const Element& element) {
    RawLink link = link_element(element);
    if (std::string text = address_text(element); !text.empty()) {
        link.href = std::move(text);
        link.rel = "alternate";
    }
    return link;
}

void read_guid(const Element& element, ItemDraft& draft) {
    if (!draft.item.guid.empty()) return;
    draft.item.guid = text_of(element);
    draft.item.guid_is_permalink =
        !draft.item.guid.empty() && !equal_ignoring_case(attribute(element, "isPermaLink"), "false");
}

void read_enclosure(const Element& element, ItemDraft& draft) {
    RawEnclosure enclosure{attribute(element, "url"),
                           attribute(element, "type"),
                           attribute(element, "length"),
                           {},
                           base_of(element)};
    keep_first(enclosure.url, attribute(element, "href"));
    keep_first(enclosure.url, text_of(element));
    keep_some(draft.item.enclosures, std::move(enclosure));
}

void read_source(const Element& element, ItemDraft& draft) {
    if (draft.item.source) return;
    RawSource source;
    source.title = html_text_of(element);
    source.url = attribute(element, "url");
    keep_first(source.url, attribute(element, "href"));
    source.base = base_of(element);
    draft.item.source = std::move(source);
}

RawCategory category(const Element& element) {
    RawCategory category{own_text_of(element), attribute(element, "domain"), attribute(element, "label")};
    keep_first(category.term, attribute(element, "term"));
    keep_first(category.scheme, attribute(element, "scheme"));
    return category;
}

std::string item_image(const Element& element) {
    std::string address = attribute(element, "url");
    for_each_child(element, [&](const Element& part) {
        if (part.is("url")) keep_first(address, text_of(part));
    });
    keep_first(address, attribute(element, "href"));
    keep_first(address, attribute(element, XmlVocabulary::rdf, "resource"));
    if (address.empty() && !has_child_elements(element)) address = text_of(element);
    return address.empty() ? address : join_references(base_of(element), address);
}

constexpr std::array item_rules{
    ItemRule{"title", [](const Element& e, ItemDraft& d) { keep_first(d.item.title, html_text_of(e)); }},
    ItemRule{"link", [](const Element& e, ItemDraft& d) { keep_some(d.item.links, link_of(e)); }},
    ItemRule{"description",
             [](const Element& e, ItemDraft& d) { keep_first(d.item.summary, html_text_of(e)); }},
    ItemRule{"guid", read_guid},
    ItemRule{"id", read_guid},
    ItemRule{"pubDate", [](const Element& e, ItemDraft& d) { keep_first(d.item.published, date_text(e)); }},
    ItemRule{"category", [](const Element& e, ItemDraft& d) { keep_some(d.item.categories, category(e)); }},
    ItemRule{"author", [](const Element& e, ItemDraft& d) { keep_some(d.item.authors, person_elements(e)); }},
    ItemRule{"managingEditor",
             [](const Element& e, ItemDraft& d) { keep_some(d.item.authors, person_elements(e)); }},
    ItemRule{"enclosure", read_enclosure},
    ItemRule{"comments",
             [](const Element& e, ItemDraft& d) {
                 keep_first(d.item.comments, join_references(base_of(e), text_of(e)));
             }},
    ItemRule{"source", read_source},
    ItemRule{"image", [](const Element& e, ItemDraft& d) { keep_first(d.item.image, item_image(e)); }},
    ItemRule{"rights",
             [](const Element& e, ItemDraft& d) { keep_first(d.item.rights, plain_words(html_text_of(e))); }},
    ItemRule{"copyright",
             [](const Element& e, ItemDraft& d) { keep_first(d.item.rights, plain_words(html_text_of(e))); }},
    ItemRule{"language", [](const Element& e, ItemDraft& d) { keep_first(d.item.language, text_of(e)); }},
    ItemRule{"body", [](const Element& e, ItemDraft& d) { keep_first(d.body, html_text_of(e)); }},
    ItemRule{"fullitem", [](const Element& e, ItemDraft& d) { keep_first(d.body, html_text_of(e)); }},
    ItemRule{"encoded", [](const Element& e, ItemDraft& d) { keep_first(d.item.content, html_text_of(e)); }},
    ItemRule{"content", [](const Element& e, ItemDraft& d) { keep_first(d.body, html_text_of(e)); }},
    ItemRule{"summary",
             [](const Element& e, ItemDraft& d) { keep_first(d.itunes_summary, html_text_of(e)); }},
    ItemRule{"published", [](const Element& e, ItemDraft& d) { keep_first(d.issued, date_text(e)); }},
    ItemRule{"date", [](const Element& e, ItemDraft& d) { keep_first(d.dublin_core_date, date_text(e)); }},
    ItemRule{"updated", [](const Element& e, ItemDraft& d) { keep_first(d.modified, date_text(e)); }},
    ItemRule{"lastBuildDate", [](const Element& e, ItemDraft& d) { keep_first(d.modified, date_text(e)); }},
};

void read_channel_image(const Element& element, FeedDraft& draft) {
    keep_first(draft.feed.image, item_image(element));
}

std::vector<std::string> words_inside(const Element& element) {
    std::vector<std::string> words;
    for_each_child(element, [&](const Element& part) {
        if (words.size() < 24) words.push_back(text_of(part));
    });
    return words;
}

constexpr std::array feed_rules{
    FeedRule{"title", [](const Element& e, FeedDraft& d) { keep_first(d.feed.title, html_text_of(e)); }},
    FeedRule{"link", [](const Element& e, FeedDraft& d) { keep_some(d.feed.links, link_of(e)); }},
    FeedRule{"description",
             [](const Element& e, FeedDraft& d) { keep_first(d.feed.subtitle, html_text_of(e)); }},
    FeedRule{"tagline", [](const Element& e, FeedDraft& d) { keep_first(d.feed.subtitle, html_text_of(e)); }},
    FeedRule{"language", [](const Element& e, FeedDraft& d) { keep_first(d.feed.language, text_of(e)); }},
    FeedRule{"copyright",
             [](const Element& e, FeedDraft& d) { keep_first(d.feed.rights, plain_words(html_text_of(e))); }},
    FeedRule{"rights",
             [](const Element& e, FeedDraft& d) { keep_first(d.feed.rights, plain_words(html_text_of(e))); }},
    FeedRule{"generator", [](const Element& e,
                             FeedDraft& d) { keep_first(d.feed.generator, plain_words(html_text_of(e))); }},
    FeedRule{"lastBuildDate",
             [](const Element& e, FeedDraft& d) { keep_first(d.feed.updated, date_text(e)); }},
    FeedRule{"pubDate", [](const Element& e, FeedDraft& d) { keep_first(d.published, date_text(e)); }},
    FeedRule{"managingEditor",
             [](const Element& e, FeedDraft& d) { keep_some(d.editors, person_elements(e)); }},
    FeedRule{"author", [](const Element& e, FeedDraft& d) { keep_some(d.editors, person_elements(e)); }},
    FeedRule{"image", read_channel_image},
    FeedRule{"ttl", [](const Element& e, FeedDraft& d) { keep_first(d.feed.ttl, text_of(e)); }},
    FeedRule{"skipHours", [](const Element& e, FeedDraft& d) { d.feed.skip_hours = words_inside(e); }},
    FeedRule{"skipDays", [](const Element& e, FeedDraft& d) { d.feed.skip_days = words_inside(e); }},
};

Format version_of(const Element& root) {
    const std::string version = attribute(root, "version");
    if (version.starts_with("0.90")) return Format::rss_090;
    if (version.starts_with("0.91")) return Format::rss_091;
    if (version.starts_with("0.9")) return Format::rss_092;
    if (version.starts_with("1.0")) return Format::rss_10;
    return Format::rss_20;
}

void read_atom_link(const Element& element, ItemDraft& draft) {
    RawLink link = link_element(element);
    if (link.rel == "enclosure")
        keep_some(draft.item.enclosures, {link.href, link.type, link.length, {}, link.base});
    else
        keep_some(draft.item.links, std::move(link));
}

// Atom elements inside RSS items; they fill gaps, except for links, which say what RSS cannot.
constexpr std::array atom_item_rules{
    ItemRule{"link", read_atom_link},
    ItemRule{"author", [](const Element& e, ItemDraft& d) { keep_some(d.creators, person_elements(e)); }},
    ItemRule{"title",
             [](const Element& e, ItemDraft& d) { keep_first(d.dublin_core_title, html_text_of(e)); }},
    ItemRule{"published", [](const Element& e, ItemDraft& d) { keep_first(d.issued, date_text(e)); }},
    ItemRule{"updated", [](const Element& e, ItemDraft& d) { keep_first(d.modified, date_text(e)); }},
    ItemRule{"content", [](const Element& e, ItemDraft& d) { keep_first(d.body, html_text_of(e)); }},
    ItemRule{"summary",
             [](const Element& e, ItemDraft& d) { keep_first(d.itunes_summary, html_text_of(e)); }},
};

bool is_item(const Element& element) {
    return element.vocabulary == XmlVocabulary::core && (element.is("item") || element.is("entry"));
}

void add_items_of(const Element& outer, ItemPlaces& items) {
    for_each_child(outer, [&](const Element& part) {
        if (is_item(part)) items.add(part);
    });
}

void read_channel_element(const Element& channel, FeedDraft& draft, ItemPlaces& items) {
    for_each_child(channel, [&](const Element& part) {
        if (is_item(part))
            items.add(part);
        else
            read_rss_feed_element(part, draft);
    });
    keep_first(draft.feed.language, language_of(channel));
}

}  // namespace

void read_rss_feed_element(const Element& element, FeedDraft& draft) {
    if (read_feed_extension(element, draft)) return;
    if (element.vocabulary == XmlVocabulary::core) apply_rule(feed_rules, element, draft);
    if (element.vocabulary == XmlVocabulary::atom && element.is("link"))
        keep_some(draft.feed.links, link_element(element));
}

ParsedItem read_rss_item(const Element& item) {
    ItemDraft draft;
    for_each_child(item, [&](const Element& part) {
        if (read_item_extension(part, draft)) return;
        if (part.vocabulary == XmlVocabulary::core) apply_rule(item_rules, part, draft);
        if (part.vocabulary == XmlVocabulary::atom) apply_rule(atom_item_rules, part, draft);
    });
    if (draft.item.guid.empty()) draft.item.guid = attribute(item, XmlVocabulary::rdf, "about");
    draft.xml_language = language_of(item);
    if (item.outer != nullptr) draft.outer_xml_language = language_of(*item.outer);
    return finish(std::move(draft));
}

ParsedFeed read_rss(const Element& root, const ParseLimits& limits) {
    FeedDraft draft;
    ItemPlaces items;
    draft.feed.format = version_of(root);
    std::vector<Element> channels;
    for_each_child(root, [&](const Element& part) {
        if (part.is("channel")) keep_some(channels, part);
    });
    for (const Element& channel : channels) read_channel_element(channel, draft, items);
    // Without a channel, which the root may be itself, its elements are the root's.
    if (channels.empty())
        read_channel_element(root, draft, items);
    else
        add_items_of(root, items);
    ParsedFeed feed = finish(std::move(draft));
    read_items(items, read_rss_item, feed, limits);
    return feed;
}

}  // namespace tidings
