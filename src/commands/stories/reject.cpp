#include "commands/command.h"
#include "commands/stories/decide_on.h"

namespace tidings {
namespace {

constexpr std::string_view help =
    R"(usage: tidings stories reject ID... [--because WORDS] [--seen REVISION] [--data DIR] [--by NAME] [--reason TEXT]

Keeps stories out of digests and feeds. One that was approved leaves the hub's feeds at the next publish.

  --because WORDS  one of the reasons of editors.reject_reasons in tidings.toml; `tidings feeds show` counts them
  --seen REVISION  refuses where the story is not as it was seen (see `tidings stories show`), and says who changed what meanwhile
  --by NAME        who decides, for the record; $USER if left out
  --reason TEXT    why, in your own words, for the record

exit status: 0 done, 64 usage, 66 no data folder or no such story, 74 disk, 77 a story that was withdrawn, 78 configuration
example:     tidings stories reject 13 --because "off topic"
)";

struct Options {
    StoriesToDecide chosen;
    std::string because, seen;
};

void declare(Syntax& syntax, Options& options) {
    declare_stories(syntax, options.chosen);
    syntax.text("--because", options.because);
    syntax.text("--seen", options.seen);
}

int reject(const Options& options, const GlobalOptions& global, Outside& outside) {
    return decide_on(options.chosen,
                     {.choice = Choice::reject, .reason_code = options.because, .seen = options.seen}, global,
                     outside);
}

}  // namespace

extern const Command stories_reject_command = command<declare, reject>("stories reject", help);

}  // namespace tidings
