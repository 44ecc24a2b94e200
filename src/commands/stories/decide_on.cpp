#include "commands/stories/decide_on.h"

#include <ostream>

#include "editing/decide_stories.h"
#include "world/data_folder.h"

namespace tidings {

int decide_on(const StoriesToDecide& chosen, Choice choice, const GlobalOptions& global, Outside& outside) {
    DataFolder folder = open_data_folder(global, outside);
    const std::size_t changed = must(editing::decide_stories(
        folder.db, stories_named(chosen.stories), {choice}, signature_of(chosen.deciding, outside)));
    outside.out << changed << " changed, " << chosen.stories.size() - changed << " as they were\n";
    return 0;
}

}  // namespace tidings
