#include <algorithm>
#include <map>
#include <ostream>

#include "commands/command.h"
#include "model/languages.h"
#include "store/stories/item_tags.h"
#include "text/json_writer.h"
#include "world/data_folder.h"
#include "world/world.h"

namespace tidings {
namespace {

constexpr std::string_view help = R"(usage: tidings tags list [--data DIR] [--language TAG] [--json]

Lists the tags of the vocabulary by facet: how many stories have each, and how often editors gave it to a story or took it away, which
shows where the rules are wrong. Tags that stories still have but the vocabulary has no more come last.

  --language TAG  labels in one of our nine languages; en if left out
  --json          one JSON object a line: {id, facet, labels, stories, added, removed}; labels by language

exit status: 0 done, 64 usage, 66 no data folder, 74 disk, 78 configuration
example:     tidings tags list --language el
)";

struct Options {
    std::string language;
    bool json = false;
};

void declare(Syntax& syntax, Options& options) {
    syntax.text("--language", options.language);
    syntax.flag("--json", options.json);
}

using Counts = std::map<std::string, store::TagCount>;

void print_json(const std::string& id, const std::string& facet, const Vocabulary& vocabulary,
                const store::TagCount& count, std::ostream& out) {
    JsonWriter json(JsonLayout::line);
    json.open_object();
    json.text("id", id);
    json.text("facet", facet);
    json.open_object("labels");
    if (!facet.empty())
        for (const std::string_view language : our_languages)
            json.text(language, vocabulary.label(id, language));
    json.close_object();
    json.number("stories", count.stories);
    json.number("added", count.added);
    json.number("removed", count.removed);
    json.close_object();
    out << json.take() << '\n';
}

void print_text(const std::string& id, const std::string& label, const store::TagCount& count,
                std::ostream& out) {
    out << "  " << id << "  " << label << "  " << count.stories
        << (count.stories == 1 ? " story" : " stories");
    if (count.added > 0) out << ", " << count.added << " by hand";
    if (count.removed > 0) out << ", taken from " << count.removed;
    out << '\n';
}

std::string must_be_ours(const std::string& language) {
    if (language.empty()) return "en";
    if (std::ranges::find(our_languages, language) == our_languages.end())
        throw Failure({Code::usage, "\"" + language + "\" is none of our languages",
                       "Write en, fr, it, el, es, de, pt, nl or fi."});
    return language;
}

int list(const Options& options, const GlobalOptions& global, Outside& outside) {
    const std::string language = must_be_ours(options.language);
    const DataFolder folder = open_data_folder(global, outside);
    TagWords words(vocabulary_file(folder.settings, folder.places, outside.share));
    const Vocabulary& vocabulary = words.vocabulary();
    Counts counts = store::count_tags(folder.db);
    const auto head = [&](const std::string& text) {
        if (!options.json) outside.out << text << '\n';
    };
    const auto show = [&](const std::string& id, const std::string& facet, const std::string& label) {
        if (options.json)
            print_json(id, facet, vocabulary, counts[id], outside.out);
        else
            print_text(id, label, counts[id], outside.out);
    };
    for (const Facet& facet : vocabulary.facets) {
        head(facet.label);
        for (const TagRule& tag : vocabulary.tags)
            if (tag.facet == facet.id) show(tag.id, facet.id, vocabulary.label(tag.id, language));
    }
    for (const TagRule& tag : vocabulary.tags) counts.erase(tag.id);
    if (!counts.empty()) head("not in the vocabulary");
    for (const auto& [id, count] : Counts(counts)) show(id, "", "-");
    return 0;
}

}  // namespace

extern const Command tags_list_command = command<declare, list>("tags list", help);

}  // namespace tidings
