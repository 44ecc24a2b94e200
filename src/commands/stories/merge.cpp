#include <ostream>

#include "commands/command.h"
#include "commands/deciding.h"
#include "commands/stories/named_stories.h"
#include "store/index/traces.h"
#include "store/stories/stories.h"
#include "store/stories/story_changes.h"
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

// Its text would come back with the other's, or the other would vanish with it.
StoryId must_not_be_withdrawn(const store::Database& db, StoryId story) {
    if (store::curation_of(db, story) == Curation::withdrawn)
        throw Failure({Code::refused,
                       "Story " + std::to_string(number(story)) + " was withdrawn, which is for good",
                       "Its readers were told."});
    return story;
}

int merge(const Options& options, const GlobalOptions& global, Outside& outside) {
    DataFolder folder = open_data_folder(global, outside);
    if (options.stories.size() < 2)
        throw Failure({Code::usage, "stories merge wants two stories or more",
                       "`tidings help stories merge` says how it is used."});
    const StoryId kept = must_not_be_withdrawn(folder.db, must_story(folder.db, options.stories.front()));
    const std::string by = who_decides(options.by, outside);
    const std::string into = std::to_string(number(kept));
    store::Transaction tx(folder.db);
    for (std::size_t i = 1; i < options.stories.size(); ++i) {
        const StoryId absorbed = must_not_be_withdrawn(folder.db, must_story(folder.db, options.stories[i]));
        if (absorbed == kept)
            throw Failure(
                {Code::usage, "Story " + into + " cannot be merged into itself", "Name each story once."});
        record_in_log(tx, absorbed, by, with_reason("merged into story " + into, options.reason),
                      outside.clock());
        record_in_log(tx, kept, by, with_reason("took in story " + options.stories[i], options.reason),
                      outside.clock());
        store::merge_stories(tx, kept, absorbed, "put there by " + by);
    }
    tx.commit();
    outside.out << "story " << into << " has " << store::items_of(folder.db, kept).size() << " items now\n";
    return 0;
}

}  // namespace

extern const Command stories_merge_command = command<declare, merge>("stories merge", help);

}  // namespace tidings
