#include "publish/publish.h"
#include "text/json_writer.h"
#include "text/plain_text.h"

namespace tidings::publish {

std::string json_document(const Hub& hub, const FeedPage& page, std::span<const std::string_view> items) {
    JsonWriter json(JsonLayout::indented);
    json.open_object();
    json.text("version", "https://jsonfeed.org/version/1.1");
    json.text("title", clean_line(page.title));
    json.text("home_page_url", hub.home_page.text());
    json.text("feed_url", hub.files.text() + page.name);
    if (!page.subtitle.empty()) json.text("description", clean_line(page.subtitle));
    if (!page.language.empty()) json.text("language", page.language);
    json.open_array("authors");
    json.open_object();
    json.text("name", clean_line(hub.author.empty() ? hub.title : hub.author));
    json.close_object();
    json.close_array();
    if (hub.websub) {
        json.open_array("hubs");
        json.open_object();
        json.text("type", "WebSub");
        json.text("url", hub.websub->text());
        json.close_object();
        json.close_array();
    }
    json.open_array("items");
    json.raw(items);
    json.close_array();
    json.close_object();
    return json.take() + '\n';
}

}  // namespace tidings::publish
