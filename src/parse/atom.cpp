#include <algorithm>
#include <array>
#include <utility>

#include "parse/begins_with_word.h"
#include "parse/formats.h"
#include "parse/inner_markup.h"
#include "parse/long_sections.h"
#include "text/ascii.h"
#include "text/base64.h"
#include "text/utf8.h"
#include "text/white_space.h"

namespace tidings {
namespace {

using ItemRule = Rule<ItemDraft>;
using FeedRule = Rule<FeedDraft>;

bool is_markup_type(std::string_view type) {
    return equal_ignoring_case(type, "html") || equal_ignoring_case(type, "text/html") ||
           equal_ignoring_case(type, "application/xhtml+xml") || equal_ignoring_case(type, "xhtml");
}

// In lower case, without parameters.
std::string type_of(const Element& element) {
    const std::string type = attribute(element, "type");
    return lower_ascii(trimmed(std::string_view(type).substr(0, type.find(';')), is_white_space));
}

bool is_xml_type(std::string_view type) { return type.ends_with("/xml") || type.ends_with("+xml"); }

bool is_text_type(std::string_view type) {
    return equal_ignoring_case(type, "text") || equal_ignoring_case(type, "text/plain");
}

bool is_other_media_type(std::string_view type) {
    return type.find('/') != std::string_view::npos && !begins_with_word(type, "text/") &&
           !is_markup_type(type);
}

// Inline XHTML is wrapped in one <div> that is not part of the text (RFC 4287 section 3.1.1.3).
// Where `escaped`, some publishers wrap escaped markup in such a <div>.
RawText xhtml_text(const Element& element, bool div_is_a_wrapper, bool escaped) {
    RawText text{RawText::Kind::xhtml, {}, base_of(element), language_of(element)};
    pugi::xml_node only;
    for (const pugi::xml_node child : element.node.children()) {
        if (child.type() == pugi::node_element && only)
            return text.value = inner_html(element, escaped), text;
        if (child.type() == pugi::node_element) only = child;
        if (child.type() != pugi::node_element &&
            !trimmed(said_by(child, element.sections), is_white_space).empty())
            div_is_a_wrapper = false;
    }
    const Element wrapper = only ? child_element(element, only) : element;
    if (!only || !div_is_a_wrapper || !wrapper.is("div"))
        return text.value = inner_html(element, escaped), text;
    return {RawText::Kind::xhtml, inner_html(wrapper, escaped), base_of(wrapper), language_of(wrapper)};
}

// What has words: text, markup, and what only says that it is bytes.
bool may_have_words(std::string_view type) {
    return !is_other_media_type(type) || is_xml_type(type) || type == "application/octet-stream";
}

// No text has the bytes that archives, documents and pictures begin with.
bool is_binary(std::string_view bytes) {
    return !is_utf8(bytes) || bytes.starts_with("%PDF-") || std::ranges::any_of(bytes, [](char c) {
        return c >= 0 && c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f';
    });
}

// What base64 hid is markup unless it is called text, and nothing where it is binary.
void decode_base64(RawText& text, std::string_view type) {
    std::optional<std::string> decoded = from_base64(text.value);
    if (!decoded) return;
    text.value = is_binary(*decoded) ? std::string() : *std::move(decoded);
    if (!is_text_type(type)) text.kind = RawText::Kind::html;
}

// Atom 0.3 (mode) and 1.0 (type) at once. Base64 is decoded where 0.3 allows it, or where 1.0 holds a media
// type that is no text; what media type has no words (RFC 4287 section 4.1.3.3) leaves no text.
RawText text_construct(const Element& element) {
    const std::string type = type_of(element);
    const std::string mode = attribute(element, "mode");
    if (has_child_elements(element)) {
        const bool is_html = equal_ignoring_case(type, "html") || equal_ignoring_case(type, "text/html");
        return xhtml_text(element, equal_ignoring_case(type, "xhtml"), is_html);
    }
    RawText text{RawText::Kind::plain, text_of(element), base_of(element), language_of(element)};
    if (!may_have_words(type)) return text.value.clear(), text;
    const bool is_base64 = is_other_media_type(type) && !is_xml_type(type);
    if (equal_ignoring_case(mode, "base64") || is_base64) decode_base64(text, type);
    if (is_markup_type(type) || (equal_ignoring_case(mode, "escaped") && !is_text_type(type)))
        text.kind = RawText::Kind::html;
    return text;
}

void read_link(const Element& element, ItemDraft& draft) {
    RawLink link = link_element(element);
    if (link.rel == "license") keep_first(draft.licence, join_references(link.base, link.href));
    if (link.rel == "enclosure")
        keep_some(draft.item.enclosures, {link.href, link.type, link.length, {}, link.base});
    else
        keep_some(draft.item.links, std::move(link));
}

// Content elsewhere is the item's page, unless it is a file to attach.
void read_content(const Element& element, ItemDraft& draft) {
    const std::string source = attribute(element, "src");
    const std::string type = type_of(element);
    if (source.empty()) {
        keep_first(draft.item.content, text_construct(element));
    } else if (is_other_media_type(type)) {
        keep_some(draft.item.enclosures, {source, type, {}, {}, base_of(element)});
    } else {
        keep_some(draft.item.links, {"content", source, type, {}, {}, base_of(element)});
    }
}

void read_source(const Element& element, ItemDraft& draft) {
    if (draft.item.source) return;
    RawSource source;
    source.base = base_of(element);
    if (!has_child_elements(element)) source.title = text_construct(element);
    source.url = attribute(element, "url");
    for_each_child(element, [&](const Element& part) {
        if (part.is("title")) keep_first(source.title, text_construct(part));
        if (part.is("id")) keep_first(source.id, text_of(part));
        if (part.is("author")) keep_some(draft.source_authors, person_elements(part));
        if (!part.is("link")) return;
        const RawLink link = link_element(part);
        if (link.rel == "alternate") keep_first(source.url, join_references(link.base, link.href));
    });
    draft.item.source = std::move(source);
}

RawCategory category(const Element& element) {
    RawCategory category{attribute(element, "term"), attribute(element, "scheme"),
                         attribute(element, "label")};
    keep_first(category.term, text_of(element));
    keep_first(category.term, category.label);
    return category;
}

constexpr std::array entry_rules{
    ItemRule{"title", [](const Element& e, ItemDraft& d) { keep_first(d.item.title, text_construct(e)); }},
    ItemRule{"link", read_link},
    ItemRule{"id", [](const Element& e, ItemDraft& d) { keep_first(d.item.guid, text_of(e)); }},
    ItemRule{"guid", [](const Element& e, ItemDraft& d) { keep_first(d.item.guid, text_of(e)); }},
    ItemRule{"updated", [](const Element& e, ItemDraft& d) { keep_first(d.item.updated, date_text(e)); }},
    ItemRule{"modified", [](const Element& e, ItemDraft& d) { keep_first(d.item.updated, date_text(e)); }},
    ItemRule{"published", [](const Element& e, ItemDraft& d) { keep_first(d.item.published, date_text(e)); }},
    ItemRule{"issued", [](const Element& e, ItemDraft& d) { keep_first(d.item.published, date_text(e)); }},
    ItemRule{"pubDate", [](const Element& e, ItemDraft& d) { keep_first(d.issued, date_text(e)); }},
    ItemRule{"created", [](const Element& e, ItemDraft& d) { keep_first(d.created, date_text(e)); }},
    ItemRule{"content", read_content},
    ItemRule{"summary",
             [](const Element& e, ItemDraft& d) { keep_first(d.item.summary, text_construct(e)); }},
    ItemRule{"description",
             [](const Element& e, ItemDraft& d) { keep_first(d.itunes_summary, html_text_of(e)); }},
    ItemRule{"author", [](const Element& e, ItemDraft& d) { keep_some(d.item.authors, person_elements(e)); }},
    ItemRule{"category", [](const Element& e, ItemDraft& d) { keep_some(d.item.categories, category(e)); }},
    ItemRule{"rights", [](const Element& e,
                          ItemDraft& d) { keep_first(d.item.rights, plain_words(text_construct(e))); }},
    ItemRule{"copyright", [](const Element& e,
                             ItemDraft& d) { keep_first(d.item.rights, plain_words(text_construct(e))); }},
    ItemRule{"source", read_source},
};

void read_feed_link(const Element& element, FeedDraft& draft) {
    RawLink link = link_element(element);
    if (link.rel == "license") keep_first(draft.licence, join_references(link.base, link.href));
    keep_some(draft.feed.links, std::move(link));
}

std::string image_of(const Element& element) { return join_references(base_of(element), text_of(element)); }

constexpr std::array feed_rules{
    FeedRule{"title", [](const Element& e, FeedDraft& d) { keep_first(d.feed.title, text_construct(e)); }},
    FeedRule{"subtitle",
             [](const Element& e, FeedDraft& d) { keep_first(d.feed.subtitle, text_construct(e)); }},
    FeedRule{"tagline",
             [](const Element& e, FeedDraft& d) { keep_first(d.feed.subtitle, text_construct(e)); }},
    FeedRule{"info", [](const Element& e, FeedDraft& d) { keep_first(d.itunes_summary, text_construct(e)); }},
    FeedRule{"link", read_feed_link},
    FeedRule{"id", [](const Element& e, FeedDraft& d) { keep_first(d.feed.id, text_of(e)); }},
    FeedRule{"updated", [](const Element& e, FeedDraft& d) { keep_first(d.feed.updated, date_text(e)); }},
    FeedRule{"modified", [](const Element& e, FeedDraft& d) { keep_first(d.feed.updated, date_text(e)); }},
    FeedRule{"author", [](const Element& e, FeedDraft& d) { keep_some(d.feed.authors, person_elements(e)); }},
    FeedRule{"rights", [](const Element& e,
                          FeedDraft& d) { keep_first(d.feed.rights, plain_words(text_construct(e))); }},
    FeedRule{"copyright", [](const Element& e,
                             FeedDraft& d) { keep_first(d.feed.rights, plain_words(text_construct(e))); }},
    FeedRule{"generator", [](const Element& e, FeedDraft& d) { keep_first(d.feed.generator, text_of(e)); }},
    FeedRule{"icon", [](const Element& e, FeedDraft& d) { keep_first(d.feed.icon, image_of(e)); }},
    FeedRule{"logo", [](const Element& e, FeedDraft& d) { keep_first(d.feed.image, image_of(e)); }},
    FeedRule{"language",
             [](const Element& e, FeedDraft& d) { keep_first(d.dublin_core_language, text_of(e)); }},
};

Format version_of(const Element& root) {
    for (const pugi::xml_attribute attribute : root.node.attributes())
        if (std::string_view(attribute.value()).find("purl.org/atom/ns") != std::string_view::npos)
            return Format::atom_03;
    return attribute(root, "version") == "0.3" ? Format::atom_03 : Format::atom_10;
}

bool is_core(const Element& element) {
    return element.vocabulary == XmlVocabulary::atom || element.vocabulary == XmlVocabulary::core;
}

ParsedItem read_entry(const Element& entry) {
    ItemDraft draft;
    for_each_child(entry, [&](const Element& part) {
        if (read_item_extension(part, draft)) return;
        if (is_core(part)) apply_rule(entry_rules, part, draft);
    });
    draft.xml_language = language_of(entry);
    if (entry.outer != nullptr) draft.outer_xml_language = language_of(*entry.outer);
    return finish(std::move(draft));
}

}  // namespace

ParsedFeed read_atom(const Element& root, const ParseLimits& limits) {
    FeedDraft draft;
    ItemPlaces items;
    draft.feed.format = version_of(root);
    for_each_child(root, [&](const Element& part) {
        if (is_core(part) && (part.is("entry") || part.is("item")))
            items.add(part);
        else if (!read_feed_extension(part, draft) && is_core(part))
            apply_rule(feed_rules, part, draft);
    });
    draft.feed.language = language_of(root);
    ParsedFeed feed = finish(std::move(draft));
    if (root.is("entry"))
        feed.items.push_back(read_entry(root));
    else
        read_items(items, read_entry, feed, limits);
    return feed;
}

}  // namespace tidings
