#pragma once

#include <cstddef>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "parse/element.h"
#include "parse/parse.h"

namespace tidings {

// An item while it is read. Elements of the feed's own format are written into `item` at once. Values of
// extensions are collected here and only fill gaps at the end: itunes:summary must not replace a description,
// in whichever order they come.
struct ItemDraft {
    ParsedItem item;
    RawText dublin_core_title, media_title;
    RawText body;  // <body>, <xhtml:div>, <fullitem>
    RawText dublin_core_description, itunes_summary, media_description;
    std::string dublin_core_date, issued, created, modified, prism_date;
    std::vector<RawPerson> creators, itunes_authors;
    std::vector<RawPerson> source_authors;  // of the feed it came from (RFC 4287 section 4.2.1)
    std::string dublin_core_rights, licence;
    std::string itunes_duration, itunes_image, media_thumbnail;
    std::string xml_language, outer_xml_language;  // in force for the item, and around it
};

// A feed being read, in the same way.
struct FeedDraft {
    ParsedFeed feed;
    RawText dublin_core_title, dublin_core_description, itunes_summary, itunes_subtitle;
    std::string published, dublin_core_date, modified;
    std::vector<RawPerson> creators, editors, itunes_authors, owners;
    std::string dublin_core_rights, licence, dublin_core_language, itunes_image;
};

bool is_empty(const RawText& text);
RawText plain_text(std::string value);
// For fields that are kept as plain text whatever their type was (rights, generator).
std::string plain_words(const RawText& text);

// Reads an element of an extension vocabulary (Dublin Core, Media RSS, iTunes …). False if it is of none.
bool read_item_extension(const Element& element, ItemDraft& draft);
bool read_feed_extension(const Element& element, FeedDraft& draft);

// Fills empty fields with the values of extensions.
ParsedItem finish(ItemDraft&& draft);
ParsedFeed finish(FeedDraft&& draft);

// Keeps the first non-empty value.
void keep_first(std::string& kept, std::string value);
void keep_first(RawText& kept, RawText value);

// The most links, people, categories or enclosures of one item or feed; more are a sign of damage or attack,
// and removing duplicates takes quadratic time.
constexpr std::size_t most_of_a_kind = 200;

template <class T>
void keep_some(std::vector<T>& kept, std::type_identity_t<T> one) {
    if (kept.size() < most_of_a_kind) kept.push_back(std::move(one));
}

// A person as one line of text: "mail@example.org (Name)", "Name <mail@example.org>", "Name".
RawPerson person_line(std::string_view line);
// A person as elements: name, email, and uri, url or homepage.
RawPerson person_elements(const Element& element);
// An Atom link, in an Atom feed or in any other.
RawLink link_element(const Element& element);

// One row of a format's table: an element's name and what to do with it.
template <class Draft>
struct Rule {
    std::string_view name;
    void (*read)(const Element&, Draft&);
};

// Applies the rule of the element's name; false if there is none.
template <class Rules, class Draft>
bool apply_rule(const Rules& rules, const Element& element, Draft& draft) {
    for (const auto& rule : rules) {
        if (!element.is(rule.name)) continue;
        rule.read(element, draft);
        return true;
    }
    return false;
}

}  // namespace tidings
