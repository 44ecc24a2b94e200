#include "publish/opml.h"

#include <pugixml.hpp>
#include <sstream>
#include <utility>

#include "url/published_address.h"

namespace tidings::publish {
namespace {

void set(pugi::xml_node& node, const char* name, const std::string& value) {
    if (!value.empty()) node.append_attribute(name) = value.c_str();
}

std::string page(const std::string& html_url) {
    Result<Url> url = Url::parse(html_url);
    return url ? published_address(*std::move(url)).text() : html_url;
}

}  // namespace

std::string opml(std::string_view title, std::span<const Outline> outlines) {
    pugi::xml_document document;
    pugi::xml_node declaration = document.append_child(pugi::node_declaration);
    declaration.append_attribute("version") = "1.0";
    declaration.append_attribute("encoding") = "utf-8";
    pugi::xml_node root = document.append_child("opml");
    root.append_attribute("version") = "2.0";
    root.append_child("head").append_child("title").text() = std::string(title).c_str();
    pugi::xml_node body = root.append_child("body");

    pugi::xml_node group = body;
    for (const Outline& outline : outlines) {
        if (outline.group.empty()) {
            group = body;
        } else if (group == body || group.attribute("text").value() != outline.group) {
            group = body.append_child("outline");
            set(group, "text", outline.group);
        }
        pugi::xml_node feed = group.append_child("outline");
        feed.append_attribute("type") = "rss";
        feed.append_attribute("text") = (outline.title.empty() ? outline.xml_url : outline.title).c_str();
        set(feed, "xmlUrl", outline.xml_url);
        set(feed, "htmlUrl", page(outline.html_url));
        set(feed, "language", outline.language);
    }
    std::ostringstream out;
    document.save(out, "  ");
    return out.str();
}

}  // namespace tidings::publish
