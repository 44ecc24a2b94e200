#include <array>
#include <utility>

#include "parse/begins_with_word.h"
#include "parse/drafts.h"
#include "parse/inner_markup.h"
#include "text/ascii.h"
#include "text/white_space.h"

namespace tidings {
namespace {

using ItemRule = Rule<ItemDraft>;
using FeedRule = Rule<FeedDraft>;

void read_media(const Element& element, ItemDraft& draft);

RawCategory subject(const Element& element, std::string scheme = {}) {
    return {text_of(element), std::move(scheme), attribute(element, "label")};
}

void add_keywords(const Element& element, std::vector<RawCategory>& categories) {
    const std::string text = text_of(element);
    std::string_view rest = text;
    while (!rest.empty() && categories.size() < most_of_a_kind) {
        const std::size_t comma = rest.find(',');
        const std::string_view word = trimmed(rest.substr(0, comma), is_white_space);
        if (!word.empty()) keep_some(categories, {std::string(word), {}, {}});
        rest.remove_prefix(comma == std::string_view::npos ? rest.size() : comma + 1);
    }
}

std::string image_address(const Element& element) {
    std::string address = attribute(element, "href");
    if (address.empty()) address = attribute(element, "url");
    if (address.empty()) address = text_of(element);
    return join_references(base_of(element), address);
}

void read_media_content(const Element& element, ItemDraft& draft) {
    RawEnclosure enclosure{attribute(element, "url"), attribute(element, "type"),
                           attribute(element, "fileSize"), attribute(element, "duration"), base_of(element)};
    const std::string medium = attribute(element, "medium");
    const bool is_image = equal_ignoring_case(medium, "image") || begins_with_word(enclosure.type, "image/");
    if (enclosure.type.empty() &&
        (equal_ignoring_case(medium, "audio") || equal_ignoring_case(medium, "video") || is_image))
        enclosure.type = lower_ascii(medium) + "/*";
    if (is_image) keep_first(draft.media_thumbnail, join_references(enclosure.base, enclosure.url));
    keep_some(draft.item.enclosures, std::move(enclosure));
    for_each_child(element, [&](const Element& part) {
        if (part.vocabulary == XmlVocabulary::media && !part.is("content") && !part.is("group"))
            read_media(part, draft);
    });
}

// Media RSS 1.5.1, media:title and media:description: plain unless they say that they are HTML.
RawText media_text(const Element& element) {
    RawText text = html_text_of(element);
    if (!equal_ignoring_case(attribute(element, "type"), "html") && !has_child_elements(element))
        text.kind = RawText::Kind::plain;
    return text;
}

constexpr std::array media_rules{
    ItemRule{"content", read_media_content},
    ItemRule{"title", [](const Element& e, ItemDraft& d) { keep_first(d.media_title, media_text(e)); }},
    ItemRule{"description",
             [](const Element& e, ItemDraft& d) { keep_first(d.media_description, media_text(e)); }},
    ItemRule{"thumbnail",
             [](const Element& e, ItemDraft& d) { keep_first(d.media_thumbnail, image_address(e)); }},
    ItemRule{"category",
             [](const Element& e, ItemDraft& d) {
                 keep_some(d.item.categories, subject(e, attribute(e, "scheme")));
             }},
    ItemRule{"keywords", [](const Element& e, ItemDraft& d) { add_keywords(e, d.item.categories); }},
};

void read_media(const Element& element, ItemDraft& draft) {
    if (!element.is("group")) {
        apply_rule(media_rules, element, draft);
        return;
    }
    for_each_child(element, [&](const Element& part) {
        if (part.vocabulary == XmlVocabulary::media && !part.is("group"))
            apply_rule(media_rules, part, draft);
    });
}

constexpr std::array dublin_core_item_rules{
    ItemRule{"title",
             [](const Element& e, ItemDraft& d) { keep_first(d.dublin_core_title, html_text_of(e)); }},
    ItemRule{"description",
             [](const Element& e, ItemDraft& d) { keep_first(d.dublin_core_description, html_text_of(e)); }},
    ItemRule{"creator", [](const Element& e, ItemDraft& d) { keep_some(d.creators, person_elements(e)); }},
    ItemRule{"author", [](const Element& e, ItemDraft& d) { keep_some(d.creators, person_elements(e)); }},
    ItemRule{"contributor",
             [](const Element& e, ItemDraft& d) { keep_some(d.itunes_authors, person_elements(e)); }},
    ItemRule{"date", [](const Element& e, ItemDraft& d) { keep_first(d.dublin_core_date, date_text(e)); }},
    ItemRule{"subject", [](const Element& e, ItemDraft& d) { keep_some(d.item.categories, subject(e)); }},
    ItemRule{"language", [](const Element& e, ItemDraft& d) { keep_first(d.item.language, text_of(e)); }},
    ItemRule{"rights", [](const Element& e,
                          ItemDraft& d) { keep_first(d.dublin_core_rights, plain_words(html_text_of(e))); }},
};

constexpr std::array terms_item_rules{
    ItemRule{"issued", [](const Element& e, ItemDraft& d) { keep_first(d.issued, date_text(e)); }},
    ItemRule{"available", [](const Element& e, ItemDraft& d) { keep_first(d.issued, date_text(e)); }},
    ItemRule{"created", [](const Element& e, ItemDraft& d) { keep_first(d.created, date_text(e)); }},
    ItemRule{"modified", [](const Element& e, ItemDraft& d) { keep_first(d.modified, date_text(e)); }},
    ItemRule{"abstract",
             [](const Element& e, ItemDraft& d) { keep_first(d.dublin_core_description, html_text_of(e)); }},
};

// A category is an attribute, and one inside it is a finer one.
void add_itunes_categories(const Element& element, std::vector<RawCategory>& categories) {
    keep_some(categories, {attribute(element, "text"), {}, {}});
    for_each_child(element, [&](const Element& part) {
        if (part.is(XmlVocabulary::itunes, "category"))
            keep_some(categories, {attribute(part, "text"), {}, {}});
    });
}

constexpr std::array itunes_item_rules{
    ItemRule{"author",
             [](const Element& e, ItemDraft& d) { keep_some(d.itunes_authors, person_line(text_of(e))); }},
    ItemRule{"summary",
             [](const Element& e, ItemDraft& d) { keep_first(d.itunes_summary, html_text_of(e)); }},
    ItemRule{"title", [](const Element& e, ItemDraft& d) { keep_first(d.media_title, html_text_of(e)); }},
    ItemRule{"image", [](const Element& e, ItemDraft& d) { keep_first(d.itunes_image, image_address(e)); }},
    ItemRule{"duration", [](const Element& e, ItemDraft& d) { keep_first(d.itunes_duration, text_of(e)); }},
    ItemRule{"category", [](const Element& e, ItemDraft& d) { add_itunes_categories(e, d.item.categories); }},
    ItemRule{"keywords", [](const Element& e, ItemDraft& d) { add_keywords(e, d.item.categories); }},
};

constexpr std::array content_item_rules{
    ItemRule{"encoded", [](const Element& e, ItemDraft& d) { keep_first(d.item.content, html_text_of(e)); }},
};

constexpr std::array feedburner_item_rules{
    ItemRule{"origLink",
             [](const Element& e, ItemDraft& d) { keep_first(d.item.original_link, text_of(e)); }},
};

constexpr std::array prism_item_rules{
    ItemRule{"publicationDate",
             [](const Element& e, ItemDraft& d) { keep_first(d.prism_date, date_text(e)); }},
    ItemRule{"modificationDate",
             [](const Element& e, ItemDraft& d) { keep_first(d.modified, date_text(e)); }},
    ItemRule{"creationDate", [](const Element& e, ItemDraft& d) { keep_first(d.prism_date, date_text(e)); }},
    ItemRule{"coverDate", [](const Element& e, ItemDraft& d) { keep_first(d.prism_date, date_text(e)); }},
};

constexpr std::array licence_item_rules{
    ItemRule{"license",
             [](const Element& e, ItemDraft& d) {
                 keep_first(d.licence, attribute(e, XmlVocabulary::rdf, "resource"));
                 keep_first(d.licence, text_of(e));
             }},
};

constexpr std::array xhtml_item_rules{
    ItemRule{"body", [](const Element& e, ItemDraft& d) { keep_first(d.body, html_text_of(e)); }},
    ItemRule{"div", [](const Element& e, ItemDraft& d) { keep_first(d.body, html_text_of(e)); }},
};

constexpr std::array dublin_core_feed_rules{
    FeedRule{"title",
             [](const Element& e, FeedDraft& d) { keep_first(d.dublin_core_title, html_text_of(e)); }},
    FeedRule{"description",
             [](const Element& e, FeedDraft& d) { keep_first(d.dublin_core_description, html_text_of(e)); }},
    FeedRule{"creator", [](const Element& e, FeedDraft& d) { keep_some(d.creators, person_elements(e)); }},
    FeedRule{"author", [](const Element& e, FeedDraft& d) { keep_some(d.creators, person_elements(e)); }},
    FeedRule{"date", [](const Element& e, FeedDraft& d) { keep_first(d.dublin_core_date, date_text(e)); }},
    FeedRule{"language",
             [](const Element& e, FeedDraft& d) { keep_first(d.dublin_core_language, text_of(e)); }},
    FeedRule{"rights", [](const Element& e,
                          FeedDraft& d) { keep_first(d.dublin_core_rights, plain_words(html_text_of(e))); }},
};

constexpr std::array terms_feed_rules{
    FeedRule{"issued", [](const Element& e, FeedDraft& d) { keep_first(d.published, date_text(e)); }},
    FeedRule{"modified", [](const Element& e, FeedDraft& d) { keep_first(d.modified, date_text(e)); }},
};

constexpr std::array itunes_feed_rules{
    FeedRule{"author",
             [](const Element& e, FeedDraft& d) { keep_some(d.itunes_authors, person_line(text_of(e))); }},
    FeedRule{"owner", [](const Element& e, FeedDraft& d) { keep_some(d.owners, person_elements(e)); }},
    FeedRule{"summary",
             [](const Element& e, FeedDraft& d) { keep_first(d.itunes_summary, html_text_of(e)); }},
    FeedRule{"subtitle",
             [](const Element& e, FeedDraft& d) { keep_first(d.itunes_subtitle, html_text_of(e)); }},
    FeedRule{"image", [](const Element& e, FeedDraft& d) { keep_first(d.itunes_image, image_address(e)); }},
    FeedRule{"title",
             [](const Element& e, FeedDraft& d) { keep_first(d.dublin_core_title, html_text_of(e)); }},
    FeedRule{"new-feed-url",
             [](const Element& e, FeedDraft& d) { keep_first(d.feed.new_address, text_of(e)); }},
};

constexpr std::array syndication_feed_rules{
    FeedRule{"updatePeriod",
             [](const Element& e, FeedDraft& d) { keep_first(d.feed.update_period, text_of(e)); }},
    FeedRule{"updateFrequency",
             [](const Element& e, FeedDraft& d) { keep_first(d.feed.update_frequency, text_of(e)); }},
};

constexpr std::array licence_feed_rules{
    FeedRule{"license",
             [](const Element& e, FeedDraft& d) {
                 keep_first(d.licence, attribute(e, XmlVocabulary::rdf, "resource"));
                 keep_first(d.licence, text_of(e));
             }},
};

}  // namespace

bool read_item_extension(const Element& element, ItemDraft& draft) {
    switch (element.vocabulary) {
        case XmlVocabulary::dublin_core:
            apply_rule(dublin_core_item_rules, element, draft);
            return true;
        case XmlVocabulary::dublin_core_terms:
            if (!apply_rule(terms_item_rules, element, draft))
                apply_rule(dublin_core_item_rules, element, draft);
            return true;
        case XmlVocabulary::media:
            read_media(element, draft);
            return true;
        case XmlVocabulary::itunes:
            apply_rule(itunes_item_rules, element, draft);
            return true;
        case XmlVocabulary::content:
            apply_rule(content_item_rules, element, draft);
            return true;
        case XmlVocabulary::feedburner:
            apply_rule(feedburner_item_rules, element, draft);
            return true;
        case XmlVocabulary::prism:
            apply_rule(prism_item_rules, element, draft);
            return true;
        case XmlVocabulary::creative_commons:
            apply_rule(licence_item_rules, element, draft);
            return true;
        case XmlVocabulary::xhtml:
            apply_rule(xhtml_item_rules, element, draft);
            return true;
        case XmlVocabulary::core:
        case XmlVocabulary::atom:
        case XmlVocabulary::cdf:
            return false;
        default:
            return true;
    }
}

bool read_feed_extension(const Element& element, FeedDraft& draft) {
    switch (element.vocabulary) {
        case XmlVocabulary::dublin_core:
            apply_rule(dublin_core_feed_rules, element, draft);
            return true;
        case XmlVocabulary::dublin_core_terms:
            if (!apply_rule(terms_feed_rules, element, draft))
                apply_rule(dublin_core_feed_rules, element, draft);
            return true;
        case XmlVocabulary::itunes:
            apply_rule(itunes_feed_rules, element, draft);
            return true;
        case XmlVocabulary::syndication:
            apply_rule(syndication_feed_rules, element, draft);
            return true;
        case XmlVocabulary::creative_commons:
            apply_rule(licence_feed_rules, element, draft);
            return true;
        case XmlVocabulary::tombstones:
            if (std::string ref = attribute(element, "ref"); element.is("deleted-entry") && !ref.empty())
                keep_some(draft.feed.deleted, std::move(ref));
            return true;
        case XmlVocabulary::core:
        case XmlVocabulary::atom:
        case XmlVocabulary::cdf:
        case XmlVocabulary::rdf:
            return false;
        default:
            return true;
    }
}

}  // namespace tidings
