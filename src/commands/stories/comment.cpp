#include <ostream>

#include "commands/command.h"
#include "commands/stories/named_stories.h"
#include "editing/edit_story.h"
#include "text/plain_text.h"
#include "world/data_folder.h"

namespace tidings {
namespace {

constexpr std::string_view help =
    R"(usage: tidings stories comment ID TEXT [--data DIR] [--by NAME]

Keeps an internal note on a story: editors see it in `tidings stories show` and in the log, readers never.

  --by NAME      who says so, for the record; $USER if left out

exit status: 0 done, 64 usage, 66 no data folder or no such story, 74 disk, 75 the database is locked, 78 configuration
example:     tidings stories comment 12 "asked the hotline for the report, they answer on Friday"
)";

struct Options {
    std::string story, text, by;
};

void declare(Syntax& syntax, Options& options) {
    syntax.two(options.story, options.text);
    syntax.text("--by", options.by);
}

int comment(const Options& options, const GlobalOptions& global, Outside& outside) {
    const std::string text = clean_text(options.text);
    if (text.empty()) throw Failure({Code::usage, "The note is empty", "Write a few words."});
    DataFolder folder = open_data_folder(global, outside);
    const ActId noted = must(editing::comment_on(folder.db, story_named(options.story), text,
                                                 signature_of({options.by, ""}, outside)));
    outside.out << "noted as act " << number(noted) << '\n';
    return 0;
}

}  // namespace

extern const Command stories_comment_command = command<declare, comment>("stories comment", help);

}  // namespace tidings
