#include "commands/command.h"
#include "commands/stories/edit_them.h"

namespace tidings {
namespace {

constexpr std::string_view help =
    R"(usage: tidings stories lead ID [ITEM] [--data DIR] [--by NAME] [--reason TEXT]

Chooses which item of a story readers see; the others stay "also at". Without ITEM the choice goes back to the rules. Items have the
numbers that `tidings stories show ID` lists. Readers of an approved story see the item at once, as its partner has it now.

  --by NAME      who decides, for the record; $USER if left out
  --reason TEXT  why, for the record

exit status: 0 done, 64 usage, 66 no data folder, or no such story or item of it, 74 disk, 75 the database is locked, 77 refused,
             78 configuration
example:     tidings stories lead 12 34
)";

struct Options {
    std::string story, item;
    Deciding deciding;
};

void declare(Syntax& syntax, Options& options) {
    syntax.one_and_maybe(options.story, options.item);
    declare_deciding(syntax, options.deciding);
}

int lead(const Options& options, const GlobalOptions& global, Outside& outside) {
    return edit_them({{options.story}, options.deciding}, {{{"lead", options.item}}, "lead chosen"}, "",
                     global, outside);
}

}  // namespace

extern const Command stories_lead_command = command<declare, lead>("stories lead", help);

}  // namespace tidings
