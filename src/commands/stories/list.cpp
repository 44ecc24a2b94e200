#include <nlohmann/json.hpp>
#include <ostream>

#include "commands/command.h"
#include "compose/story_row.h"
#include "dates/date.h"
#include "store/stories/stories.h"
#include "world/data_folder.h"

namespace tidings {
namespace {

constexpr std::string_view help =
    R"(usage: tidings stories list [--data DIR] [--state STATE] [--count N] [--json]

Lists stories, newest first: what editors decide on. A story is every item that carries the same text.

  --state STATE  only those that are pending, approved, held, rejected or withdrawn; or changed: those approved ones whose partner
                 has changed them since, which waits for an editor (see `tidings help stories accept-change`)
  --count N      only the newest N
  --json         one JSON object a line: {id, state, title, url, partner, language, tags, first_seen, updated, entry_id,
                 changed_at, also_at}; changed_at is null unless a change waits;
                 the title of a post without one is made of its text, as in mails

exit status: 0 done, 64 usage, 66 no data folder, 74 disk, 78 configuration
example:     tidings stories list --state pending
)";

struct Options {
    std::string state;
    int count = 0;
    bool json = false;
};

void declare(Syntax& syntax, Options& options) {
    syntax.text("--state", options.state);
    syntax.count("--count", options.count);
    syntax.flag("--json", options.json);
}

using Json = nlohmann::ordered_json;

Json as_json(const Story& story) {
    Json copies = Json::array();
    for (const Copy& copy : story.also_at)
        copies.push_back({{"partner", copy.partner_name},
                          {"url", copy.url ? Json(copy.url->text()) : Json()},
                          {"why", copy.why}});
    return {{"id", number(story.id)},
            {"state", curation_name(story.curation)},
            {"title", title_of(story)},
            {"url", story.lead.url ? Json(story.lead.url->text()) : Json()},
            {"partner", story.partner.name},
            {"language", story.lead.language},
            {"tags", story.tags},
            {"first_seen", rfc3339(story.first_seen)},
            {"updated", rfc3339(story.updated)},
            {"entry_id", story.entry_id},
            {"changed_at", story.changed_at ? Json(rfc3339(*story.changed_at)) : Json()},
            {"also_at", copies}};
}

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
    return text;
}

void print(const Story& story, std::ostream& out) {
    out << number(story.id) << "  " << curation_name(story.curation)
        << (story.changed_at ? ", changed since" : "") << "  " << story.partner.name << " ["
        << story.lead.language << "]  " << title_of(story) << '\n';
    if (!story.tags.empty()) out << "      tags: " << joined(story.tags) << '\n';
    for (const Copy& copy : story.also_at)
        out << "      also at " << copy.partner_name << ": " << copy.why << '\n';
}

int list(const Options& options, const GlobalOptions& global, Outside& outside) {
    const bool changed = options.state == "changed";
    const std::optional<Curation> state = curation_named(options.state);
    if (!options.state.empty() && !state && !changed)
        throw Failure({Code::usage, "There is no state \"" + options.state + "\"",
                       "Write pending, approved, held, rejected, withdrawn or changed."});
    const DataFolder folder = open_data_folder(global, outside);
    const auto show = [&](const Story& story) {
        if (options.json)
            outside.out << as_json(story).dump(-1, ' ', false, Json::error_handler_t::replace) << '\n';
        else
            print(story, outside.out);
    };
    if (changed)
        for (const Story& story : store::changed_stories(folder.db, options.count)) show(story);
    else
        store::each_story(folder.db, state, options.count, show);
    return 0;
}

}  // namespace

extern const Command stories_list_command = command<declare, list>("stories list", help);

}  // namespace tidings
