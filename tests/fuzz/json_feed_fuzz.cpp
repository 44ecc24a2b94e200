#include <string>

#include "must.h"
#include "parse/json_tree.h"
#include "parse/mended_json.h"
#include "parse/parse.h"
#include "text/utf8.h"

using namespace tidings;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view json = as_text(data, size);
    const Document document{"{\"version\":\"https://jsonfeed.org/version/1.1\"," + std::string(json), "",
                            std::nullopt};
    const Result<ParsedFeed> feed = parse_feed(document);
    // Of two members of one name the last counts, as in every browser.
    const bool may_say_otherwise = json.find("version") != json.npos || json.find("\\u") != json.npos;
    must(feed || may_say_otherwise, "what begins as a JSON Feed is one");
    if (!feed) return 0;
    for (const ParsedItem& item : feed->items) must(is_utf8(item.title.value), "every text is UTF-8");
    const bool has_comments = json.find("//") != json.npos || json.find("/*") != json.npos;
    const bool has_end = json.starts_with('{') || json.starts_with('[');  // a number's is what follows it
    if (has_end && !has_comments && read_json(json, 64).problem.empty())
        must(read_json(mended_json(json), 64).problem.empty(), "mending harms nothing");
    return 0;
}
