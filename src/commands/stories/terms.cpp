#include "commands/command.h"
#include "commands/stories/edit_them.h"
#include "commands/stories/hand_marks.h"

namespace tidings {
namespace {

constexpr std::string_view help =
    R"(usage: tidings stories terms ID... [--add TERM]... [--confirm TERM]... [--dismiss TERM]... [--put-back TERM]... [--seen REVISION]
                             [--data DIR] [--by NAME] [--reason TEXT]

Says what editors make of terms of the watch list in a partner's text, such as "child pornograph*", which `tidings stories show` names. It
is for the record and for the partner: the text itself is never changed. Write terms as the watch list does.

  --add TERM       a term that the rules did not find
  --confirm TERM   the partner should be told
  --dismiss TERM   it is right here; `tidings stories show` names it no more
  --put-back TERM  nothing is decided
  --seen REVISION  refuses where the story is not as it was seen (see `tidings stories show`), and says who changed what meanwhile
  --by NAME        who decides, for the record; $USER if left out
  --reason TEXT    why, for the record

exit status: 0 done, 64 usage, 66 no data folder or no such story, 74 disk, 75 the database is locked, 77 refused, 78 configuration
example:     tidings stories terms 12 --dismiss "child pornograph*" --reason "quoted from a law"
)";

int terms(const HandMarks& marks, const GlobalOptions& global, Outside& outside) {
    const std::vector<FieldValue> fields = must(fields_of(marks, "term:", "dismissed", {}));
    return edit_them(marks.chosen, {fields, "terms decided"}, marks.seen, global, outside);
}

}  // namespace

extern const Command stories_terms_command = command<declare_marks, terms>("stories terms", help);

}  // namespace tidings
