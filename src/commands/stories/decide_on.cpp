#include "commands/stories/decide_on.h"

#include <ostream>

#include "commands/stories/named_stories.h"
#include "store/stories/stories.h"
#include "world/data_folder.h"

namespace tidings {

int decide_on(const std::vector<std::string>& stories, Choice choice, const Deciding& deciding,
              const GlobalOptions& global, Outside& outside) {
    DataFolder folder = open_data_folder(global, outside);
    const std::string by = who_decides(deciding.by, outside);
    std::size_t changed = 0;
    store::Transaction tx(folder.db);
    for (const std::string& id : stories) {
        const StoryId story = must_story(folder.db, id);
        const Curation before = store::curation_of(folder.db, story).value_or(Curation::pending);
        const Curation after = must(decide(before, choice));
        if (after == before) continue;
        store::record_decision(tx, {story, before, after, by, deciding.reason}, outside.clock());
        ++changed;
    }
    tx.commit();
    outside.out << changed << " changed, " << stories.size() - changed << " as they were\n";
    return 0;
}

}  // namespace tidings
