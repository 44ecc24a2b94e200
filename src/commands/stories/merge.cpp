#include <ostream>
#include <span>

#include "commands/command.h"
#include "commands/deciding.h"
#include "commands/stories/named_stories.h"
#include "editing/regroup.h"
#include "world/data_folder.h"

namespace tidings {
namespace {

constexpr std::string_view help =
    R"(usage: tidings stories merge ID OTHER... [--data DIR] [--by NAME] [--reason TEXT]

Makes one story of several: the items of the others become items of the first, which keeps its state, the item that
readers see, and its entry in the hub's feeds. No rule ever takes them apart.

  --by NAME      who decides, for the record; $USER if left out
  --reason TEXT  why, for the record

exit status: 0 done, 64 usage, 66 no data folder or no such story, 74 disk, 77 a story that was withdrawn, 78 configuration
example:     tidings stories merge 12 14
)";

int merge(const StoriesToDecide& chosen, const GlobalOptions& global, Outside& outside) {
    DataFolder folder = open_data_folder(global, outside);
    if (chosen.stories.size() < 2)
        throw Failure({Code::usage, "stories merge wants two stories or more",
                       "`tidings help stories merge` says how it is used."});
    const std::vector<StoryId> stories = stories_named(chosen.stories);
    const std::size_t items = must(editing::merge_stories(
        folder.db, stories.front(), std::span(stories).subspan(1), signature_of(chosen.deciding, outside)));
    outside.out << "story " << number(stories.front()) << " has " << items << " items now\n";
    return 0;
}

}  // namespace

extern const Command stories_merge_command = command<declare_stories, merge>("stories merge", help);

}  // namespace tidings
