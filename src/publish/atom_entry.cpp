// What feed libraries really read decides the form (measured with 17 of them), so keep it when changing
// things here:
// - Atom in the default namespace, no prefix, no Dublin Core, no DOCTYPE: otherwise several read no entry, or
// a wrong date.
// - Titles as escaped plain text, contents as escaped HTML; xhtml, CDATA and xml:base are understood by half.
// - Exactly one alternate link, before all others: some take the first link, whatever it is.
// - One author in each entry, the partner if nobody is named: an author that stands in the source alone is
// lost.
// - The source last and without categories: otherwise its id and title are taken for the entry's.
// - Dates in whole seconds with Z: offsets and fractions are misread. `published` before `updated` and
// `content` before `summary`: libmrss has one place for either pair, and the first to come takes it.
#include "dates/date.h"
#include "publish/enclosures.h"
#include "publish/entry.h"
#include "publish/publish.h"
#include "publish/xml.h"
#include "text/plain_text.h"
#include "url/published_address.h"

namespace tidings::publish {
namespace {

void write_links(XmlWriter& xml, const PublishedEntry& entry) {
    xml.empty("link", {{"rel", "alternate"}, {"href", entry.page.text()}});
    for (const Attachment& file : entry.enclosures)
        xml.empty("link", {{"rel", "enclosure"},
                           {"type", media_type(file)},
                           {"length", file.size_in_bytes ? std::to_string(*file.size_in_bytes) : ""},
                           {"href", file.url.text()}});
    if (entry.via) xml.empty("link", {{"rel", "via"}, {"href", entry.via->text()}});
    for (const Url& page : entry.related) xml.empty("link", {{"rel", "related"}, {"href", page.text()}});
}

void write_categories(XmlWriter& xml, const std::vector<PublishedTag>& tags) {
    for (const PublishedTag& tag : tags)
        xml.empty("category", {{"term", tag.id}, {"scheme", tag.scheme}, {"label", tag.label}});
}

// The feed that the entry comes from. A feed read from a file has no address that others could use.
void write_source(XmlWriter& xml, const Hub& hub, const Story& story) {
    const bool online = Url::parse(story.feed_address).operator bool();
    const std::string id =
        online ? story.feed_address : hub.id + "/source/" + std::to_string(number(story.feed));
    const Timestamp updated = story.lead.modified.value_or(story.lead.published.value_or(story.first_seen));
    const std::string title = clean_line(story.feed_title);
    xml.open("source");
    xml.text("id", id);
    xml.text("title", title.empty() ? story.partner.name : title, {{"type", "text"}});
    xml.text("updated", rfc3339(updated));
    if (story.partner.home_page)
        xml.empty("link", {{"rel", "alternate"},
                           {"type", "text/html"},
                           {"href", published_address(*story.partner.home_page).text()}});
    if (online) xml.empty("link", {{"rel", "self"}, {"href", story.feed_address}});
    xml.close();
}

}  // namespace

std::string atom_entry(const Hub& hub, const Story& story) {
    const PublishedEntry entry = entry_of(hub, story);
    XmlWriter xml(1);
    xml.open("entry", {{"xml:lang", story.lead.language}});
    xml.text("title", entry.title, {{"type", "text"}, {"xml:lang", entry.title_language}});
    xml.text("id", story.entry_id);
    xml.text("published", rfc3339(entry.published));
    xml.text("updated", rfc3339(story.updated));
    xml.open("author");
    xml.text("name", entry.author_names);
    xml.close();
    write_links(xml, entry);
    write_categories(xml, entry.tags);
    write_categories(xml, entry.notes);
    if (!entry.rights.empty()) xml.text("rights", entry.rights, {{"type", "text"}});
    if (!entry.html.empty()) xml.text("content", entry.html, {{"type", "html"}});
    if (!entry.summary.empty())
        xml.text("summary", entry.summary, {{"type", "text"}, {"xml:lang", entry.summary_language}});
    write_source(xml, hub, story);
    return xml.take();
}

}  // namespace tidings::publish
