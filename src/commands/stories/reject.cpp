#include "commands/command.h"
#include "commands/stories/decide_on.h"

namespace tidings {
namespace {

constexpr std::string_view help =
    R"(usage: tidings stories reject ID... [--data DIR] [--by NAME] [--reason TEXT]

Keeps stories out of digests and feeds. One that was approved leaves the hub's feeds at the next publish.

  --by NAME      who decides, for the record; $USER if left out
  --reason TEXT  why, for the record

exit status: 0 done, 64 usage, 66 no data folder or no such story, 74 disk, 77 a story that was withdrawn, 78 configuration
example:     tidings stories reject 13 --reason "off topic"
)";

struct Options {
    std::vector<std::string> stories;
    std::string by;
    std::string reason;
};

void declare(Syntax& syntax, Options& options) {
    syntax.one_or_more(options.stories);
    syntax.text("--by", options.by);
    syntax.text("--reason", options.reason);
}

int reject(const Options& options, const GlobalOptions& global, Outside& outside) {
    return decide_on(options.stories, Choice::reject, {options.by, options.reason}, global, outside);
}

}  // namespace

extern const Command stories_reject_command = command<declare, reject>("stories reject", help);

}  // namespace tidings
