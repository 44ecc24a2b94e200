#include "commands/stories/edit_them.h"

#include <ostream>

#include "world/data_folder.h"

namespace tidings {

int edit_them(const StoriesToDecide& chosen, const editing::StoryEdit& edit, const std::string& seen,
              const GlobalOptions& global, Outside& outside) {
    const std::vector<StoryId> stories = stories_named(chosen.stories);
    must_be_of_one_story(seen, stories);
    DataFolder folder = open_data_folder(global, outside);
    const std::size_t changed =
        must(editing::edit_stories(folder.db, stories, edit, seen, signature_of(chosen.deciding, outside)));
    outside.out << changed << " changed, " << stories.size() - changed << " as they were\n";
    return 0;
}

}  // namespace tidings
