// What feed libraries really read decides the form (measured with 17 of them), so keep it when changing
// things here:
// - Atom in the default namespace, no prefix, no Dublin Core, no DOCTYPE: otherwise several read no entry, or
// a wrong date.
// - Titles as escaped plain text, contents as escaped HTML; xhtml, CDATA and xml:base are understood by half.
// - Exactly one alternate link, before all others: some take the first link, whatever it is.
// - One author in each entry, the partner if nobody is named: an author that stands in the source alone is
// lost.
// - The source last and without categories: otherwise its id and title are taken for the entry's.
// - Dates in whole seconds with Z: offsets and fractions are misread.
#include <algorithm>

#include "publish/entry.h"
#include "publish/publish.h"
#include "publish/xml.h"
#include "text/date.h"
#include "text/plain_text.h"

namespace tidings::publish {
namespace {

void write_links(XmlWriter& xml, const Story& story, const Entry& entry) {
    xml.empty("link", {{"rel", "alternate"}, {"href", entry.page.text()}});
    for (const Attachment& file : story.lead.attachments)
        xml.empty("link", {{"rel", "enclosure"},
                           {"type", file.mime_type},
                           {"length", file.size_in_bytes ? std::to_string(*file.size_in_bytes) : ""},
                           {"href", file.url.text()}});
    if (entry.via) xml.empty("link", {{"rel", "via"}, {"href", entry.via->text()}});
    for (const Url& page : entry.related) xml.empty("link", {{"rel", "related"}, {"href", page.text()}});
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
        xml.empty("link",
                  {{"rel", "alternate"}, {"type", "text/html"}, {"href", story.partner.home_page->text()}});
    if (online) xml.empty("link", {{"rel", "self"}, {"href", story.feed_address}});
    xml.close();
}

std::string entry_xml(const Hub& hub, const Story& story) {
    const Entry entry = entry_of(hub, story);
    XmlWriter xml(1);
    xml.open("entry", {{"xml:lang", story.lead.language}});
    xml.text("title", entry.title, {{"type", "text"}});
    xml.text("id", story.entry_id);
    xml.text("updated", rfc3339(story.updated));
    xml.text("published", rfc3339(entry.published));
    xml.open("author");
    xml.text("name", entry.author_names);
    xml.close();
    write_links(xml, story, entry);
    for (const PublishedTag& tag : entry.tags)
        xml.empty("category", {{"term", tag.id}, {"scheme", tag.scheme}, {"label", tag.label}});
    if (!entry.rights.empty()) xml.text("rights", entry.rights, {{"type", "text"}});
    if (!entry.summary.empty()) xml.text("summary", entry.summary, {{"type", "text"}});
    if (!entry.html.empty()) xml.text("content", entry.html, {{"type", "html"}});
    write_source(xml, hub, story);
    return xml.take();
}

void write_head(XmlWriter& xml, const Hub& hub, Timestamp updated) {
    xml.text("title", clean_line(hub.title), {{"type", "text"}});
    if (!hub.subtitle.empty()) xml.text("subtitle", clean_line(hub.subtitle), {{"type", "text"}});
    xml.text("id", hub.id);
    xml.text("updated", rfc3339(updated));
    xml.open("author");
    xml.text("name", clean_line(hub.author.empty() ? hub.title : hub.author));
    xml.close();
    xml.empty("link", {{"rel", "alternate"}, {"type", "text/html"}, {"href", hub.home_page.text()}});
    xml.empty("link", {{"rel", "self"},
                       {"type", "application/atom+xml"},
                       {"href", hub.files.text() + std::string(atom_file)}});
    if (!hub.rights.empty()) xml.text("rights", clean_line(hub.rights), {{"type", "text"}});
    xml.text("generator", "tidings", {{"version", hub.version}});
}

}  // namespace

std::string atom_feed(const Hub& hub, std::span<const Story> stories) {
    const std::span<const Story> page = stories.first(std::min(stories.size(), most_entries));
    Timestamp newest{};
    std::string entries;
    for (const Story& story : page) {
        const std::string entry = entry_xml(hub, story);
        if (!entries.empty() && entries.size() + entry.size() > most_bytes) break;
        entries += entry;
        newest = std::max(newest, story.updated);
    }
    XmlWriter xml;
    xml.open("feed", {{"xmlns", "http://www.w3.org/2005/Atom"}});
    write_head(xml, hub, newest);
    xml.raw(entries);
    return xml.take();
}

}  // namespace tidings::publish
