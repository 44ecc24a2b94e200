#include "editing/undo.h"

#include "commands/act_named.h"
#include "commands/command.h"

namespace tidings {
namespace {

constexpr std::string_view help = R"(usage: tidings undo ACT [--data DIR] [--by NAME] [--reason TEXT]

Takes back what an act on a story changed: a decision, an edit, a merge or a split. ACT is its number in `tidings log` and in `tidings
stories show`; it need not be the last one. The undo is an act of its own; `tidings redo ACT` does the act again.

It is refused where a field that the act changed was changed again since, where readers were mailed a story whose approval is to be taken
back, where a text would go out that no editor approved, and for a withdrawal: then it says what can still be done.

  --by NAME       who decides, for the record; $USER if left out
  --reason TEXT   why, for the record

exit status: 0 done, 64 usage, 66 no data folder or no such act, 74 disk, 75 the database is locked, 77 refused, 78 configuration
example:     tidings undo 41 --reason "wrong story"
)";

int undo(const NamedAct& named, const GlobalOptions& global, Outside& outside) {
    return take_back(named, editing::undo, "taken back", global, outside);
}

}  // namespace

extern const Command undo_command =
    command<declare_act, undo>("undo", help, "take back an act on a story, by its number");

}  // namespace tidings
