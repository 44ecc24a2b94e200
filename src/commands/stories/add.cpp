#include <ostream>

#include "commands/command.h"
#include "commands/deciding.h"
#include "commands/named_moment.h"
#include "commands/stories/hand_marks.h"
#include "editing/add_story.h"
#include "text/language.h"
#include "text/plain_text.h"
#include "world/run_lock.h"
#include "world/term_to_avoid.h"

namespace tidings {
namespace {

constexpr std::string_view help =
    R"(usage: tidings stories add ADDRESS --title TEXT --partner NAME [--summary TEXT] [--language TAG] [--date DATE] [--tag TAG]...
                           [--data DIR] [--by NAME] [--reason TEXT]

Enters a story of a partner that has no feed: its page, its title and a summary. It is tagged, waits for a decision and is shown as any
other; where its text is that of a story that is there, it becomes "also at" of it. Refused where a story has the address already.

  --title TEXT     its title
  --partner NAME   whose story it is; the partner is made, with trust "review", if there is none of that name
  --summary TEXT   what readers get of it
  --language TAG   such as en or el; found by the text if left out
  --date DATE      when it was published: 2026-11-30, or with a time as RFC 3339 has it
  --tag TAG        a tag beside those that the rules find; may be given several times
  --by NAME        who enters it, for the record; $USER if left out
  --reason TEXT    why, for the record

exit status: 0 done, 64 usage or no usable address, 66 no data folder, 74 disk, 75 a run is at work, 77 a story has that address, or a
             term that the watch list says to avoid, 78 configuration
example:     tidings stories add https://ngo.example/guide --title "A guide for parents" --partner "An NGO" --language en
)";

struct Options {
    std::string address, title, partner, summary, language, date;
    HandMarks marks;
    Deciding deciding;
};

void declare(Syntax& syntax, Options& options) {
    syntax.one(options.address);
    syntax.must_text("--title", options.title);
    syntax.must_text("--partner", options.partner);
    syntax.text("--summary", options.summary);
    syntax.text("--language", options.language);
    syntax.text("--date", options.date);
    syntax.list("--tag", options.marks.add);
    declare_deciding(syntax, options.deciding);
}

Item item_of(const Options& options) {
    Item item;
    item.url = must(Url::parse(options.address));
    item.title = options.title;
    item.summary = clean_text(options.summary, 10'000);
    item.language = language_tag(options.language);
    if (item.language.empty() && !options.language.empty())
        throw Failure(
            {Code::usage, "\"" + options.language + "\" names no language", "Write en, el, pt-BR …"});
    if (!options.date.empty()) item.published = must_moment("--date", options.date);
    return item;
}

int add(const Options& options, const GlobalOptions& global, Outside& outside) {
    Equipment equipment(global, outside);
    const RunLock lock = must(RunLock::take(equipment.folder().places.lock(), "tidings stories add"));
    const Vocabulary& vocabulary = equipment.world().vocabulary();
    if (!options.marks.add.empty()) must(fields_of(options.marks, "tag:", "removed", tags_in(vocabulary)));
    const std::vector<std::string> ours{options.title, options.summary};
    if (std::optional<Error> refused = term_to_avoid(vocabulary, ours, "a story"))
        throw Failure(*std::move(refused));
    const editing::AddedStory added =
        must(editing::add_story(equipment.world(), {item_of(options), options.partner, options.marks.add},
                                signature_of(options.deciding, outside)));
    outside.out << "story " << number(added.story)
                << (added.is_known ? " has it now\n" : " waits for a decision\n");
    return 0;
}

}  // namespace

extern const Command stories_add_command = command<declare, add>("stories add", help);

}  // namespace tidings
