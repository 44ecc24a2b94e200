#include "publish/entry.h"

#include <algorithm>
#include <array>
#include <utility>

#include "html/entities.h"
#include "html/sanitise.h"
#include "publish/enclosures.h"
#include "text/ascii.h"
#include "text/plain_text.h"
#include "url/addresses_in_text.h"
#include "url/published_address.h"

namespace tidings::publish {
namespace {

constexpr std::size_t longest_text = 10'000;   // code points of a plain text shown whole
constexpr std::size_t longest_html = 500'000;  // bytes; a longer content is told as plain text
constexpr std::size_t longest_summary = 500;
constexpr std::size_t longest_made_up_title = 80;

std::string title_of(const Story& story) {
    std::string title = with_published_addresses(clean_line(story.lead.title));
    if (title.empty()) title = excerpt(story, longest_made_up_title);
    return title.empty() ? story.partner.name : title;
}

Url page_of(const Hub& hub, const Story& story) {
    if (story.lead.url) return published_address(*story.lead.url);
    if (story.lead.external_url) return published_address(*story.lead.external_url);
    return story.partner.home_page ? published_address(*story.partner.home_page) : hub.home_page;
}

std::string author_names(const Story& story) {
    std::string names;
    for (const Person& author : story.lead.authors) {
        const std::string name = clean_line(author.name);
        if (name.empty()) continue;
        if (!names.empty()) names += ", ";
        names += name;
    }
    return names.empty() ? story.partner.name : names;
}

std::string rights_of(const Hub& hub, const Story& story) {
    if (!story.partner.licence.empty()) return clean_line(story.partner.licence);
    return clean_line(story.lead.rights.empty() ? hub.rights : story.lead.rights);
}

std::string paragraph(std::string_view text) {
    return text.empty() ? "" : "<p>" + escape_html(text) + "</p>";
}

std::string also_at(const Story& story) {
    std::string places;
    for (const Copy& copy : story.also_at) {
        const std::string name = escape_html(clean_line(copy.partner_name));
        if (name.empty()) continue;
        if (!places.empty()) places += ", ";
        places +=
            copy.url ? "<a href=\"" + escape_html(published_address(*copy.url).text()) + "\">" + name + "</a>"
                     : name;
    }
    return places.empty() ? "" : "\n<p lang=\"en\">Also at: " + places + "</p>";
}

std::vector<Url> related_pages(const Story& story, const Url& page) {
    std::vector<Url> related;
    const auto add = [&](const std::optional<Url>& url) {
        if (!url) return;
        Url clean = published_address(*url);
        if (clean != page && std::ranges::find(related, clean) == related.end())
            related.push_back(std::move(clean));
    };
    add(story.lead.external_url);
    for (const Copy& copy : story.also_at) add(copy.url);
    return related;
}

// "Content note: Mentions suicide; Describes abuse in detail."
std::string told(const ContentNotes& notes) {
    std::string labels;
    for (const ContentNotes::Note& note : notes.notes) labels += (labels.empty() ? " " : "; ") + note.label;
    return labels + ".";
}

// Stands first, because readers show contents from their beginning.
std::string notes_before_text(const ContentNotes& notes) {
    if (notes.notes.empty()) return {};
    return "<p lang=\"" + escape_html(notes.language) + "\"><strong>" + escape_html(notes.heading) +
           "</strong>" + escape_html(told(notes)) + "</p>\n";
}

std::string notes_before_summary(const ContentNotes& notes) {
    return notes.notes.empty() ? std::string() : notes.heading + told(notes) + " ";
}

std::vector<PublishedTag> tags_of(const Hub& hub, const ContentNotes& notes) {
    std::vector<PublishedTag> tags;
    for (const ContentNotes::Note& note : notes.notes)
        tags.push_back({.id = note.id, .label = note.label, .scheme = hub.files.text() + "content-notes/"});
    return tags;
}

std::vector<PublishedTag> tags_of(const Hub& hub, const Story& story) {
    std::vector<PublishedTag> tags;
    for (const std::string& tag : story.tags) {
        const std::string label = hub.tag_label ? hub.tag_label(tag) : "";
        const std::string facet = hub.tag_facet ? hub.tag_facet(tag) : "";
        tags.push_back({.id = tag,
                        .label = label.empty() ? tag : label,
                        .scheme = hub.files.text() + (facet.empty() ? "tags/" : "tags/" + facet + "/")});
    }
    return tags;
}

// Unicode's White_Space and the byte order mark, in UTF-8.
constexpr std::array<std::string_view, 26> white_space{
    " ",      "\t",     "\n",     "\v",     "\f",     "\r",     "\u0085", "\u00A0", "\u1680",
    "\u2000", "\u2001", "\u2002", "\u2003", "\u2004", "\u2005", "\u2006", "\u2007", "\u2008",
    "\u2009", "\u200A", "\u2028", "\u2029", "\u202F", "\u205F", "\u3000", "\uFEFF"};

// The white space that the text begins (ends) with, if only one character of it; empty for none.
std::string_view space_before(std::string_view text) {
    for (const std::string_view space : white_space)
        if (text.starts_with(space)) return space;
    return {};
}
std::string_view space_behind(std::string_view text) {
    for (const std::string_view space : white_space)
        if (text.ends_with(space)) return space;
    return {};
}

// Safe HTML in whose words addresses stand as we publish them; sanitise sees to those in attributes.
std::string with_published_words(std::string_view html) {
    if (html.find("://") == std::string_view::npos) return std::string(html);
    std::string out;
    while (!html.empty()) {
        const std::size_t tag = std::min(html.find('<'), html.size());
        const std::string_view words = html.substr(0, tag);
        out += words.find("://") == std::string_view::npos
                   ? std::string(words)
                   : escape_html(with_published_addresses(decode_entities(words)));
        html.remove_prefix(tag);
        if (html.empty()) break;
        const std::size_t end = std::min(html.find('>'), html.size() - 1) + 1;
        out.append(html.substr(0, end));
        html.remove_prefix(end);
    }
    return out;
}

// By today's rules, whatever the rules and the settings were when it was stored; in one form, whoever wrote
// it; without the white space around it that some libraries cut and others keep.
std::string clean(const std::string& html, Pictures pictures) {
    const std::string cleaned = sanitise(with_published_words(html), std::nullopt, pictures).html();
    std::string_view text = cleaned;
    while (!space_before(text).empty()) text.remove_prefix(space_before(text).size());
    while (!space_behind(text).empty()) text.remove_suffix(space_behind(text).size());
    return std::string(text);
}

std::string paragraph(const EditorialText& words) {
    return words.text.empty()
               ? ""
               : "<p lang=\"" + escape_html(words.language) + "\">" + escape_html(words.text) + "</p>\n";
}

// The language of editors' words where it is another than the story's; else empty.
std::string other_language(const std::string& language, const Story& story) {
    return language == story.lead.language ? "" : language;
}

// `said` is the story as its partner tells it, whose text stands in the content.
PublishedEntry entry_as_told(const Hub& hub, const Story& story, const Story& said) {
    const Url page = page_of(hub, story);
    const bool is_short = whole_content(story).html().size() <= longest_html;
    const std::string whole = is_short ? whole_content(story).html() : std::string();
    const EditorialText &summary = story.told.summary, &note = story.told.note;
    const bool has_summary = !summary.text.empty() || (!whole.empty() && !story.lead.summary.empty());
    const ContentNotes notes = hub.content_notes ? hub.content_notes(said) : ContentNotes();
    const bool has_source = story.lead.source && story.lead.source->url;
    return {.title = title_of(story),
            .title_language = other_language(title_language(story), story),
            .page = page,
            .author_names = author_names(story),
            .rights = rights_of(hub, story),
            .summary = has_summary ? notes_before_summary(notes) + excerpt(story, longest_summary) : "",
            .summary_language = has_summary ? other_language(excerpt_language(story), story) : "",
            .html = clean(notes_before_text(notes) + paragraph(note) + paragraph(summary) +
                              (whole.empty() ? paragraph(partners_excerpt(story, longest_text)) : whole) +
                              also_at(story),
                          hub.pictures),
            .enclosures = enclosures_of(story, hub.pictures),
            .published = story.lead.published.value_or(story.first_seen),
            .via = has_source ? std::optional(published_address(*story.lead.source->url)) : std::nullopt,
            .related = related_pages(story, page),
            .tags = tags_of(hub, story),
            .notes = tags_of(hub, notes)};
}

}  // namespace

PublishedEntry entry_of(const Hub& hub, const Story& story) {
    if (!has_words(story.editorial)) return entry_as_told(hub, story, story);
    return entry_as_told(hub, as_told(story, std::array{std::string_view(hub.language)}), story);
}

}  // namespace tidings::publish
