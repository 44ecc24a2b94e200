#include "parse/drafts.h"

#include <algorithm>
#include <initializer_list>
#include <utility>

#include "dates/date.h"
#include "html/to_text.h"
#include "parse/begins_with_word.h"
#include "text/ascii.h"
#include "text/white_space.h"

namespace tidings {
namespace {

bool equal_words(std::string_view left, std::string_view right) {
    return !left.empty() && equal_ignoring_case(left, right);
}

bool is_same_person(const RawPerson& left, const RawPerson& right) {
    return equal_words(left.name, right.name) || equal_words(left.email, right.email) ||
           equal_words(left.name, right.email) || equal_words(left.email, right.name);
}

// A second vocabulary often repeats the person that the first one named with an address.
void add_unknown(std::vector<RawPerson>& people, std::vector<RawPerson>&& more) {
    for (RawPerson& person : more)
        if (std::ranges::none_of(people,
                                 [&](const RawPerson& known) { return is_same_person(known, person); }))
            keep_some(people, std::move(person));
}

void drop_empty(std::vector<RawPerson>& people) {
    std::erase_if(people,
                  [](const RawPerson& p) { return p.name.empty() && p.email.empty() && p.url.empty(); });
}

void fill_authors(std::vector<RawPerson>& authors, std::vector<RawPerson>&& creators,
                  std::vector<RawPerson>&& itunes) {
    add_unknown(authors, std::move(creators));
    add_unknown(authors, std::move(itunes));
    drop_empty(authors);
}

// The same file is often named by <enclosure> and by media:content.
void merge_repeated(std::vector<RawEnclosure>& enclosures) {
    std::vector<RawEnclosure> kept;
    for (RawEnclosure& enclosure : enclosures) {
        if (enclosure.url.empty()) continue;
        const auto known = std::ranges::find(kept, enclosure.url, &RawEnclosure::url);
        if (known == kept.end()) {
            kept.push_back(std::move(enclosure));
            continue;
        }
        keep_first(known->type, std::move(enclosure.type));
        keep_first(known->length, std::move(enclosure.length));
        keep_first(known->duration, std::move(enclosure.duration));
    }
    enclosures = std::move(kept);
}

// Moves the first that is not empty into `kept`, unless that has a value already.
template <class Text, class... More>
void fill(Text& kept, More&... candidates) {
    (keep_first(kept, std::move(candidates)), ...);
}

// What the longest text is written in says more than what the element around it says; what is in force for
// the whole feed says nothing of the item.
std::string language_in_force(const ParsedItem& item, const ItemDraft& draft) {
    for (const RawText* text : {&item.content, &item.summary, &item.title})
        if (!text->value.empty() && text->language != draft.outer_xml_language) return text->language;
    return draft.xml_language == draft.outer_xml_language ? std::string() : draft.xml_language;
}

bool is_date(const std::string& text) {
    const std::optional<Timestamp> date = parse_date(text);
    return date && !is_no_date(*date);
}

// The first date that can be read; the first of all where none can. One that is passed over is kept to be
// told.
void fill_published(ParsedItem& item, std::initializer_list<std::string*> others) {
    for (std::string* other : others) {
        if (other->empty()) continue;
        if (item.published.empty())
            item.published = std::move(*other);
        else if (item.unreadable_date.empty() && !is_date(item.published) && is_date(*other))
            item.unreadable_date = std::exchange(item.published, std::move(*other));
    }
}

RawPerson name_and_mail(std::string_view name, std::string_view mail) {
    name = trimmed(name, is_white_space);
    mail = trimmed(mail, is_white_space);
    if (begins_with_word(mail, "mailto:")) mail.remove_prefix(7);
    if (name.find('@') != std::string_view::npos && mail.find('@') == std::string_view::npos)
        std::swap(name, mail);
    if (mail.find('@') == std::string_view::npos) return {};
    return {std::string(name), std::string(mail), {}, {}};
}

}  // namespace

bool is_empty(const RawText& text) { return text.value.empty(); }

RawText plain_text(std::string value) { return {RawText::Kind::plain, std::move(value), {}, {}}; }

std::string plain_words(const RawText& text) {
    return text.kind == RawText::Kind::plain ? text.value : html_to_text(text.value);
}

void keep_first(std::string& kept, std::string value) {
    if (kept.empty()) kept = std::move(value);
}

void keep_first(RawText& kept, RawText value) {
    if (kept.value.empty()) kept = std::move(value);
}

RawPerson person_line(std::string_view line) {
    if (line.find("</") != std::string_view::npos) return person_line(html_to_text(line));
    const std::string_view text = trimmed(line, is_white_space);
    for (const auto& [open, close] : {std::pair{'(', ')'}, std::pair{'<', '>'}}) {
        const std::size_t start = text.find(open);
        if (start == std::string_view::npos || text.back() != close) continue;
        RawPerson person =
            name_and_mail(text.substr(start + 1, text.size() - start - 2), text.substr(0, start));
        if (!person.email.empty()) return person;
    }
    const bool is_mail =
        text.find('@') != std::string_view::npos && text.find_first_of(" \t\n") == std::string_view::npos;
    if (is_mail) return name_and_mail({}, text);
    return {std::string(text), {}, {}, {}};
}

RawPerson person_elements(const Element& element) {
    if (!has_child_elements(element)) return person_line(text_of(element));
    RawPerson person;
    person.base = base_of(element);
    for_each_child(element, [&](const Element& part) {
        if (part.is("name")) keep_first(person.name, text_of(part));
        if (part.is("email")) keep_first(person.email, text_of(part));
        if (part.is("uri") || part.is("url") || part.is("homepage")) keep_first(person.url, text_of(part));
    });
    if (person.name.empty() && person.email.empty() && person.url.empty())
        return person_line(text_of(element));
    return person;
}

RawLink link_element(const Element& element) {
    RawLink link{lower_ascii(attribute(element, "rel")),
                 attribute(element, "href"),
                 attribute(element, "type"),
                 attribute(element, "title"),
                 attribute(element, "length"),
                 base_of(element),
                 attribute(element, "hreflang")};
    constexpr std::string_view registry = "http://www.iana.org/assignments/relation/";
    if (link.rel.starts_with(registry)) link.rel.erase(0, registry.size());
    if (link.rel.empty()) link.rel = "alternate";
    if (link.href.empty()) link.href = text_of(element);
    // An empty reference is its base (RFC 3986 section 5.2.2).
    if (link.href.empty() && element.node.attribute("href")) link.href = std::exchange(link.base, {});
    return link;
}

ParsedItem finish(ItemDraft&& draft) {
    ParsedItem item = std::move(draft.item);
    fill(item.title, draft.dublin_core_title, draft.media_title);
    fill(item.content, draft.body);
    fill(item.summary, draft.dublin_core_description, draft.itunes_summary, draft.media_description);
    fill_published(item, {&draft.issued, &draft.dublin_core_date, &draft.created, &draft.prism_date});
    fill(item.updated, draft.modified);
    fill_authors(item.authors, std::move(draft.creators), std::move(draft.itunes_authors));
    if (item.authors.empty()) fill_authors(item.authors, std::move(draft.source_authors), {});
    fill(item.rights, draft.dublin_core_rights, draft.licence);
    fill(item.image, draft.itunes_image, draft.media_thumbnail);
    keep_first(item.language, language_in_force(item, draft));
    merge_repeated(item.enclosures);
    if (item.enclosures.size() == 1) fill(item.enclosures.front().duration, draft.itunes_duration);
    return item;
}

ParsedFeed finish(FeedDraft&& draft) {
    ParsedFeed feed = std::move(draft.feed);
    fill(feed.title, draft.dublin_core_title);
    fill(feed.subtitle, draft.dublin_core_description, draft.itunes_summary, draft.itunes_subtitle);
    fill(feed.updated, draft.modified, draft.dublin_core_date, draft.published);
    fill(feed.language, draft.dublin_core_language);
    keep_first(feed.language, feed.title.language);
    keep_first(feed.language, feed.subtitle.language);
    if (draft.creators.empty()) draft.creators = std::move(draft.editors);
    fill_authors(feed.authors, std::move(draft.creators), std::move(draft.itunes_authors));
    if (feed.authors.empty()) fill_authors(feed.authors, std::move(draft.owners), {});
    fill(feed.rights, draft.dublin_core_rights, draft.licence);
    fill(feed.image, draft.itunes_image);
    return feed;
}

}  // namespace tidings
