#include <ostream>

#include "commands/command.h"
#include "commands/deciding.h"
#include "commands/stories/named_stories.h"
#include "editing/regroup.h"
#include "world/data_folder.h"

namespace tidings {
namespace {

constexpr std::string_view help =
    R"(usage: tidings stories split ITEM... [--data DIR] [--by NAME] [--reason TEXT]

Takes items out of their story and makes a story of their own of them, pending. No rule ever makes one story of the
two again. `tidings stories show` has the numbers of a story's items.

  --by NAME      who decides, for the record; $USER if left out
  --reason TEXT  why, for the record

exit status: 0 done, 64 usage, 66 no data folder or no such item, 74 disk, 77 they are all that their story has,
             78 configuration
example:     tidings stories split 4711 --reason "last year's report"
)";

struct Options {
    std::vector<std::string> items;
    Deciding deciding;
};

void declare(Syntax& syntax, Options& options) {
    syntax.one_or_more(options.items);
    declare_deciding(syntax, options.deciding);
}

int split(const Options& options, const GlobalOptions& global, Outside& outside) {
    DataFolder folder = open_data_folder(global, outside);
    std::vector<ItemId> items;
    for (const std::string& operand : options.items) items.push_back(ItemId{must_number(operand, "an item")});
    const editing::Split split = must(editing::split_story(folder.db, items, folder.settings.hub.id_authority,
                                                           signature_of(options.deciding, outside)));
    outside.out << "story " << number(split.story) << " has " << split.items
                << (split.items == 1 ? " item\n" : " items\n");
    return 0;
}

}  // namespace

extern const Command stories_split_command = command<declare, split>("stories split", help);

}  // namespace tidings
