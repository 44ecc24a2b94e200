#include "store/stories/items.h"

#include <ostream>

#include "commands/command.h"
#include "commands/searching.h"
#include "dates/date.h"
#include "text/json_writer.h"
#include "text/plain_text.h"
#include "world/data_folder.h"

namespace tidings {
namespace {

constexpr std::string_view help =
    R"(usage: tidings items [--data DIR] [--search WORDS] [--after CURSOR] [--json] [--count N]

Lists the stored items, newest first.

  --search WORDS   those of the stories that these words find; `tidings help stories list` explains them
  --after CURSOR   the next page: behind the hit with this cursor, which the last line tells
  --json       one JSON object a line: {id, feed, guid, url, title, language, published, first_seen, tags, story_id,
               cluster_id} (feed is the feed's address, guid is verbatim)
  --count N    only the newest N

exit status: 0 done, 64 usage, 66 no data folder, 74 disk, 78 configuration
example:     tidings items --json --count 100
)";

struct Options {
    bool json = false;
    int count = 0;
    Searching searching;
};

void declare(Syntax& syntax, Options& options) {
    syntax.flag("--json", options.json);
    declare_searching(syntax, options.searching);
    syntax.count("--count", options.count);
}

std::string as_json(const store::ListedItem& item) {
    JsonWriter json(JsonLayout::line);
    json.open_object();
    json.number("id", number(item.id));
    json.text("feed", item.feed_address);
    json.text("guid", item.guid);
    json.text("url", item.url);
    json.text("title", item.title);
    json.text("language", item.language);
    json.text_or_null("published", item.published, rfc3339);
    json.text("first_seen", rfc3339(item.first_seen));
    json.texts("tags", item.tags);
    json.number("story_id", number(item.story));
    json.number("cluster_id", number(item.cluster));
    json.close_object();
    return json.take();
}

std::string title_of(const store::ListedItem& item) {
    constexpr std::size_t characters_of_a_title = 80;
    return item.title.empty() ? shorten(clean_line(item.text_for_title), characters_of_a_title) : item.title;
}

int run(const Options& options, const GlobalOptions& global, Outside& outside) {
    DataFolder folder = open_data_folder(global, outside);
    const auto show = [&](const store::ListedItem& item) {
        if (options.json)
            outside.out << as_json(item) << '\n';
        else
            outside.out << number(item.id) << "  " << iso_day(item.published.value_or(item.first_seen))
                        << "  " << item.feed_slug << "  " << title_of(item) << '\n';
    };
    if (options.searching.typed.empty())
        store::each_item(folder.db, options.count, show);
    else
        each_hit(folder, options.searching, options.count, options.json, outside,
                 [&](const store::SearchHit& hit, const SearchQuery&) {
                     store::each_item_of(folder.db, hit.story, show);
                 });
    return 0;
}

}  // namespace

extern const Command items_command = command<declare, run>("items", help, "list what was taken in");

}  // namespace tidings
