#include "commands/command.h"
#include "commands/stories/edit_them.h"
#include "commands/stories/hand_marks.h"
#include "world/data_folder.h"
#include "world/world.h"

namespace tidings {
namespace {

constexpr std::string_view help =
    R"(usage: tidings stories notes ID... [--add NOTE]... [--confirm NOTE]... [--dismiss NOTE]... [--put-back NOTE]... [--seen REVISION]
                             [--data DIR] [--by NAME] [--reason TEXT]

Says which content notes ("mentions suicide") stand before stories, whatever the rules propose: in mails, on pages and in feeds.

  --add NOTE       this note stands before it, by its id, such as suicide; the vocabulary has them as [[content_note]]
  --confirm NOTE   the rules propose it rightly: it stays, whatever they find later
  --dismiss NOTE   it does not stand there
  --put-back NOTE  what the rules propose counts again
  --seen REVISION  refuses where the story is not as it was seen (see `tidings stories show`), and says who changed what meanwhile
  --by NAME        who decides, for the record; $USER if left out
  --reason TEXT    why, for the record

exit status: 0 done, 64 usage, 66 no data folder or no such story, 74 disk, 75 the database is locked, 77 refused, 78 configuration
example:     tidings stories notes 12 --dismiss suicide --reason "the name of a programme"
)";

std::vector<std::string> notes_in(const Vocabulary& vocabulary) {
    std::vector<std::string> ids;
    for (const ContentNote& note : vocabulary.content_notes) ids.push_back(note.id);
    return ids;
}

int notes(const HandMarks& marks, const GlobalOptions& global, Outside& outside) {
    const DataFolder folder = open_data_folder(global, outside);
    TagWords words(vocabulary_file(folder.settings, folder.places, outside.share));
    const std::vector<FieldValue> fields =
        must(fields_of(marks, "content-note:", "dismissed", notes_in(words.vocabulary())));
    return edit_them(marks.chosen, {fields, "content notes decided"}, marks.seen, global, outside);
}

}  // namespace

extern const Command stories_notes_command = command<declare_marks, notes>("stories notes", help);

}  // namespace tidings
