#include "commands/act_named.h"
#include "commands/command.h"
#include "editing/undo.h"

namespace tidings {
namespace {

constexpr std::string_view help = R"(usage: tidings redo ACT [--data DIR] [--by NAME] [--reason TEXT]

Does an act again that `tidings undo ACT` has taken back. It is refused where a field that it changes was changed since.

  --by NAME       who decides, for the record; $USER if left out
  --reason TEXT   why, for the record

exit status: 0 done, 64 usage, 66 no data folder or no such act, 74 disk, 75 the database is locked, 77 refused, 78 configuration
example:     tidings redo 41
)";

int redo(const NamedAct& named, const GlobalOptions& global, Outside& outside) {
    return take_back(named, editing::redo, "done again", global, outside);
}

}  // namespace

extern const Command redo_command =
    command<declare_act, redo>("redo", help, "do an act again that undo has taken back");

}  // namespace tidings
