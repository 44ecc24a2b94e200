#include <pugixml.hpp>
#include <string>

#include "must.h"
#include "normalise/normalise.h"
#include "parse/repair.h"
#include "text/utf8.h"

using namespace tidings;

namespace {

void check(const Item& item) {
    must(!item.id.empty(), "every item has an id");
    must(is_utf8(item.id) && is_utf8(item.title) && is_utf8(item.summary), "every text is UTF-8");
    must(item.title.find('\n') == std::string::npos, "a title is one line");
    must(is_utf8(item.content.html()), "content is UTF-8");
}

// Whatever stands in a feed, what the repair makes of it is well-formed.
void check_repair(std::string_view inside) {
    const std::string text = "<rss><channel>" + std::string(inside);
    if (text.find('\0') != std::string::npos) return;  // taken out before
    const std::string repaired = repaired_xml(text, {.depth = 64, .attributes = 1000});
    pugi::xml_document tree;
    must(tree.load_buffer(repaired.data(), repaired.size(), pugi::parse_cdata, pugi::encoding_utf8),
         "what was repaired is well-formed");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes = as_text(data, size);
    const Document document{std::string(bytes), "", *Url::parse("https://ngo.example/feed")};
    if (const Result<Channel> channel = read_channel(document, Timestamp{}))
        for (const Item& item : channel->items) check(item);
    check_repair(bytes);
    return 0;
}
