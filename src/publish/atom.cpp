#include "dates/date.h"
#include "publish/publish.h"
#include "publish/xml.h"
#include "text/plain_text.h"

namespace tidings::publish {
namespace {

constexpr std::string_view history = "http://purl.org/syndication/history/1.0";
constexpr std::string_view tombstones = "http://purl.org/atompub/tombstones/1.0";

std::string address(const Hub& hub, std::string_view name) { return hub.files.text() + std::string(name); }

void write_link(XmlWriter& xml, std::string_view relation, const std::string& href) {
    xml.empty("link", {{"rel", relation}, {"type", "application/atom+xml"}, {"href", href}});
}

void write_links(XmlWriter& xml, const Hub& hub, const FeedPage& page) {
    xml.empty("link", {{"rel", "alternate"}, {"type", "text/html"}, {"href", hub.home_page.text()}});
    write_link(xml, "self", address(hub, page.name));
    if (page.is_archive) write_link(xml, "current", address(hub, atom_file));
    if (!page.prev_archive.empty()) write_link(xml, "prev-archive", address(hub, page.prev_archive));
    if (hub.websub && !page.is_archive) xml.empty("link", {{"rel", "hub"}, {"href", hub.websub->text()}});
}

void write_head(XmlWriter& xml, const Hub& hub, const FeedPage& page) {
    xml.text("title", clean_line(page.title), {{"type", "text"}});
    if (!page.subtitle.empty()) xml.text("subtitle", clean_line(page.subtitle), {{"type", "text"}});
    xml.text("id", page.id);
    xml.text("updated", rfc3339(page.updated));
    xml.open("author");
    xml.text("name", clean_line(hub.author.empty() ? hub.title : hub.author));
    xml.close();
    write_links(xml, hub, page);
    if (!hub.rights.empty()) xml.text("rights", clean_line(hub.rights), {{"type", "text"}});
    xml.text("generator", "tidings", {{"version", hub.version}});
}

}  // namespace

// Extensions stand before the first entry: the grammar of RFC 4287 allows them only there.
std::string atom_document(const Hub& hub, const FeedPage& page, std::span<const std::string_view> entries) {
    XmlWriter xml;
    xml.open("feed", {{"xmlns", "http://www.w3.org/2005/Atom"},
                      {"xmlns:fh", page.is_archive ? history : ""},
                      {"xmlns:at", page.gone.empty() ? "" : tombstones},
                      {"xml:lang", page.language}});
    write_head(xml, hub, page);
    if (page.is_archive) xml.empty("fh:archive", {});
    for (const Tombstone& gone : page.gone)
        xml.empty("at:deleted-entry", {{"ref", gone.entry_id}, {"when", rfc3339(gone.at)}});
    xml.raw(entries);
    return xml.take();
}

}  // namespace tidings::publish
