#include "publish/withdrawn_notice.h"

#include "dates/date.h"
#include "publish/xml.h"
#include "text/json_writer.h"
#include "text/plain_text.h"

namespace tidings::publish {

std::string atom_notice(const Hub& hub, const WithdrawnNotice& notice) {
    const std::string at = rfc3339(notice.at);
    XmlWriter xml(1);
    xml.open("entry", {{"xml:lang", notice.language}});
    xml.text("title", notice.title, {{"type", "text"}});
    xml.text("id", notice.entry_id);
    xml.text("published", at);
    xml.text("updated", at);
    xml.open("author");
    xml.text("name", clean_line(hub.author.empty() ? hub.title : hub.author));
    xml.close();
    xml.empty("link", {{"rel", "alternate"}, {"href", hub.home_page.text()}});
    xml.text("content", "", {{"type", "html"}});
    xml.open("source");
    xml.text("id", hub.id);
    xml.text("title", clean_line(hub.title), {{"type", "text"}});
    xml.text("updated", at);
    xml.close();
    return xml.take();
}

std::string json_notice(const Hub& hub, const WithdrawnNotice& notice) {
    const std::string at = rfc3339(notice.at);
    JsonWriter json(JsonLayout::indented, 2);
    json.open_object();
    json.text("id", notice.entry_id);
    json.text("url", hub.home_page.text());
    json.text("title", notice.title);
    json.text("content_html", "");
    json.text("date_published", at);
    json.text("date_modified", at);
    json.open_array("authors");
    json.open_object();
    json.text("name", clean_line(hub.author.empty() ? hub.title : hub.author));
    json.close_object();
    json.close_array();
    json.text("language", notice.language);
    json.open_object("_tidings");
    json.boolean("withdrawn", true);
    json.close_object();
    json.close_object();
    return json.take();
}

}  // namespace tidings::publish
