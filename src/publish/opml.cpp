#include "publish/opml.h"

#include <utility>

#include "publish/xml.h"
#include "url/published_address.h"

namespace tidings::publish {
namespace {

std::string page(const std::string& html_url) {
    Result<Url> url = Url::parse(html_url);
    return url ? published_address(*std::move(url)).text() : html_url;
}

}  // namespace

std::string opml(std::string_view title, std::span<const Outline> outlines) {
    XmlWriter xml;
    xml.open("opml", {{"version", "2.0"}});
    xml.open("head");
    xml.text("title", title);
    xml.close();
    xml.open("body");
    std::string_view group;
    for (const Outline& outline : outlines) {
        if (outline.group != group) {
            if (!group.empty()) xml.close();
            if (!outline.group.empty()) xml.open("outline", {{"text", outline.group}});
            group = outline.group;
        }
        xml.empty("outline", {{"type", "rss"},
                              {"text", outline.title.empty() ? outline.xml_url : outline.title},
                              {"xmlUrl", outline.xml_url},
                              {"htmlUrl", page(outline.html_url)},
                              {"language", outline.language}});
    }
    return xml.take();
}

}  // namespace tidings::publish
