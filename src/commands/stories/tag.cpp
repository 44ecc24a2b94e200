#include "commands/command.h"
#include "commands/stories/edit_them.h"
#include "commands/stories/hand_marks.h"
#include "world/data_folder.h"
#include "world/world.h"

namespace tidings {
namespace {

constexpr std::string_view help =
    R"(usage: tidings stories tag ID... [--add TAG]... [--remove TAG]... [--put-back TAG]... [--seen REVISION] [--data DIR] [--by NAME]
                           [--reason TEXT]

Says which tags stories have, whatever the rules find, also when a partner changes the text or the vocabulary changes. Digests by topic,
feeds and pages follow. `tidings tags explain ID` shows what the rules said and what a person said.

  --add TAG        it has this tag, by its id (see `tidings tags list`)
  --remove TAG     it has it not
  --put-back TAG   what the rules find counts again
  --seen REVISION  refuses where the story is not as it was seen (see `tidings stories show`), and says who changed what meanwhile
  --by NAME        who decides, for the record; $USER if left out
  --reason TEXT    why, for the record

exit status: 0 done, 64 usage, 66 no data folder or no such story, 74 disk, 75 the database is locked, 77 refused, 78 configuration
example:     tidings stories tag 12 --add grooming --remove law
)";

void declare(Syntax& syntax, HandMarks& marks) {
    declare_stories(syntax, marks.chosen);
    syntax.list("--add", marks.add);
    syntax.list("--remove", marks.dismiss);
    syntax.list("--put-back", marks.put_back);
    syntax.text("--seen", marks.seen);
}

int tag(const HandMarks& marks, const GlobalOptions& global, Outside& outside) {
    const DataFolder folder = open_data_folder(global, outside);
    TagWords words(vocabulary_file(folder.settings, folder.places, outside.share));
    const std::vector<FieldValue> fields =
        must(fields_of(marks, "tag:", "removed", tags_in(words.vocabulary())));
    return edit_them(marks.chosen, {fields, "tagged"}, marks.seen, global, outside);
}

}  // namespace

extern const Command stories_tag_command = command<declare, tag>("stories tag", help);

}  // namespace tidings
