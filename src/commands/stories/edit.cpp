#include "commands/command.h"
#include "commands/stories/edit_them.h"
#include "commands/texts_in_languages.h"
#include "world/data_folder.h"
#include "world/term_to_avoid.h"
#include "world/world.h"

namespace tidings {
namespace {

constexpr std::string_view help =
    R"(usage: tidings stories edit ID [--title LANG=TEXT]... [--summary LANG=TEXT]... [--note LANG=TEXT]... [--excerpt N|partner]
                            [--seen REVISION] [--data DIR] [--by NAME] [--reason TEXT]

Writes our own words beside the partner's, which stay as they are. Mails, issue pages and feeds show a title, a summary and a note in the
reader's language, else in the hub's, else the partner's own, each marked with its language; the attribution stays. A term that the watch list says to avoid
is refused outside quotation marks. LANG is en, fr, it,
el, es, de, pt, nl or fi; an empty TEXT takes our words back.

  --title LANG=TEXT    our title in that language
  --summary LANG=TEXT  our summary, shown where the partner's excerpt stands
  --note LANG=TEXT     a note to readers, below the title
  --excerpt N          at most N characters of the partner's text go out, for this story alone; partner: as for the partner's others
  --seen REVISION      refuses where the story is not as it was seen (see `tidings stories show`), and says who changed what meanwhile
  --by NAME            who edits, for the record; $USER if left out
  --reason TEXT        why, for the record

exit status: 0 done, 64 usage, 66 no data folder or no such story, 74 disk, 75 the database is locked, 77 refused, 78 configuration
example:     tidings stories edit 12 --title "el=Οδηγός για γονείς" --title "en=A guide for parents"
)";

struct Options {
    std::string story, excerpt, seen;
    std::vector<std::string> titles, summaries, notes;
    Deciding deciding;
};

void declare(Syntax& syntax, Options& options) {
    syntax.one(options.story);
    syntax.list("--title", options.titles);
    syntax.list("--summary", options.summaries);
    syntax.list("--note", options.notes);
    syntax.text("--excerpt", options.excerpt);
    syntax.text("--seen", options.seen);
    declare_deciding(syntax, options.deciding);
}

void add(std::vector<FieldValue>& fields, const std::string& kind, const std::vector<std::string>& texts) {
    for (const EditorialText& each : texts_in_languages(texts, "--" + kind))
        fields.push_back({kind + ":" + each.language, each.text});
}

// The watch list holds for our own words.
void must_be_fit_to_say(const editing::StoryEdit& edit, const GlobalOptions& global, Outside& outside) {
    const DataFolder folder = open_data_folder(global, outside);
    TagWords words(vocabulary_file(folder.settings, folder.places, outside.share));
    std::vector<std::string> texts;
    for (const FieldValue& field : edit.fields) texts.push_back(field.value);
    if (std::optional<Error> refused = term_to_avoid(words.vocabulary(), texts, "a story"))
        throw Failure(*std::move(refused));
}

int edit(const Options& options, const GlobalOptions& global, Outside& outside) {
    editing::StoryEdit edit;
    add(edit.fields, "title", options.titles);
    add(edit.fields, "summary", options.summaries);
    add(edit.fields, "note", options.notes);
    if (!options.excerpt.empty())
        edit.fields.push_back({"excerpt", options.excerpt == "partner" ? "" : options.excerpt});
    if (edit.fields.empty())
        throw Failure(
            {Code::usage, "Nothing is to be edited", "Give --title, --summary, --note or --excerpt."});
    must_be_fit_to_say(edit, global, outside);
    return edit_them({{options.story}, options.deciding}, edit, options.seen, global, outside);
}

}  // namespace

extern const Command stories_edit_command = command<declare, edit>("stories edit", help);

}  // namespace tidings
