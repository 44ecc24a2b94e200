#include "commands/stories/decide_on.h"

#include <ostream>

#include "commands/stories/named_stories.h"
#include "editing/decide_stories.h"
#include "world/data_folder.h"

namespace tidings {

int decide_on(const std::vector<std::string>& stories, Choice choice, const Deciding& deciding,
              const GlobalOptions& global, Outside& outside) {
    DataFolder folder = open_data_folder(global, outside);
    const std::size_t changed = must(
        editing::decide_stories(folder.db, stories_named(stories), choice, signature_of(deciding, outside)));
    outside.out << changed << " changed, " << stories.size() - changed << " as they were\n";
    return 0;
}

}  // namespace tidings
