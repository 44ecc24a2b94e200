#include "intake/retag.h"

#include <ostream>

#include "commands/command.h"
#include "commands/deciding.h"
#include "commands/only_run.h"

namespace tidings {
namespace {

constexpr std::string_view help = R"(usage: tidings tags retag [--dry-run] [--data DIR] [--by NAME]

Tags all items anew by the vocabulary as it is now, and says how many items gain and lose each tag. What editors said of tags with
`tidings stories tag` holds, and so do standing tags of feeds. Digests, feeds and pages follow with the next publish. Interrupted, it may
be called again.

  --dry-run    says what would change, and changes nothing
  --by NAME    who does it, for the record; $USER if left out

exit status: 0 done, 64 usage, 66 no data folder, 74 disk, 75 a run is at work, or the database is locked, 78 configuration
example:     tidings tags retag --dry-run
)";

struct Options {
    bool dry_run = false;
    std::string by;
};

void declare(Syntax& syntax, Options& options) {
    syntax.flag("--dry-run", options.dry_run);
    syntax.text("--by", options.by);
}

void print(const Retagged& all, bool dry_run, std::ostream& out) {
    for (const auto& [tag, change] : all.by_tag)
        out << tag << "  +" << change.gained << " -" << change.lost << '\n';
    out << all.changed << " of " << all.items << " items "
        << (dry_run ? "would have other tags\n" : "have other tags\n");
}

int retag_items(const Options& options, const GlobalOptions& global, Outside& outside) {
    Equipment equipment(global, outside);
    const auto lock = only_run(equipment.folder().places, "tidings tags retag", global, outside);
    if (!lock) return exit_status(Code::busy);
    const std::string by = signature_of({options.by, ""}, outside).by;
    print(retag(equipment.world(), options.dry_run ? Retagging::try_out : Retagging::carry_out, by),
          options.dry_run, outside.out);
    return 0;
}

}  // namespace

extern const Command tags_retag_command = command<declare, retag_items>("tags retag", help);

}  // namespace tidings
