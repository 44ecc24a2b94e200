#include "commands/command.h"
#include "commands/stories/edit_them.h"

namespace tidings {
namespace {

constexpr std::string_view help =
    R"(usage: tidings stories assign ID... [--to NAME] [--data DIR] [--by NAME] [--reason TEXT]

Says which editor is to decide on stories; without --to, no particular one.

  --to NAME      the editor
  --by NAME      who assigns them, for the record; $USER if left out
  --reason TEXT  why, for the record

exit status: 0 done, 64 usage, 66 no data folder or no such story, 74 disk, 75 the database is locked, 77 refused, 78 configuration
example:     tidings stories assign 12 14 --to Maria
)";

struct Options {
    StoriesToDecide chosen;
    std::string to;
};

void declare(Syntax& syntax, Options& options) {
    declare_stories(syntax, options.chosen);
    syntax.text("--to", options.to);
}

int assign(const Options& options, const GlobalOptions& global, Outside& outside) {
    return edit_them(options.chosen, {{{"assignee", options.to}}, "assigned"}, "", global, outside);
}

}  // namespace

extern const Command stories_assign_command = command<declare, assign>("stories assign", help);

}  // namespace tidings
