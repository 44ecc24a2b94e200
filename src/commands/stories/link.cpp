#include "commands/command.h"
#include "commands/stories/edit_them.h"

namespace tidings {
namespace {

constexpr std::string_view help =
    R"(usage: tidings stories link ID OTHER [--as KIND] [--remove] [--data DIR] [--by NAME] [--reason TEXT]

Says that a story follows up another, or is its translation. Both stay stories of their own and are shown as related; `--remove` takes
the link back.

  --as KIND      follow-up (the default) or translation
  --remove       there is no such link
  --by NAME      who decides, for the record; $USER if left out
  --reason TEXT  why, for the record

exit status: 0 done, 64 usage, 66 no data folder or no such story, 74 disk, 75 the database is locked, 77 refused, 78 configuration
example:     tidings stories link 19 12
)";

struct Options {
    std::string story, other, as;
    bool remove = false;
    Deciding deciding;
};

void declare(Syntax& syntax, Options& options) {
    syntax.two(options.story, options.other);
    syntax.text("--as", options.as);
    syntax.flag("--remove", options.remove);
    declare_deciding(syntax, options.deciding);
}

int link(const Options& options, const GlobalOptions& global, Outside& outside) {
    const std::string field = "link:" + std::to_string(number(story_named(options.other)));
    const std::string kind = options.remove ? "" : options.as.empty() ? "follow-up" : options.as;
    return edit_them({{options.story}, options.deciding},
                     {{{field, kind}}, options.remove ? "link removed" : "linked"}, "", global, outside);
}

}  // namespace

extern const Command stories_link_command = command<declare, link>("stories link", help);

}  // namespace tidings
