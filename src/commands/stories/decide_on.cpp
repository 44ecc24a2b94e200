#include "commands/stories/decide_on.h"

#include <algorithm>
#include <ostream>

#include "text/joined.h"
#include "world/data_folder.h"

namespace tidings {
namespace {

void must_be_a_reason(const std::string& code, const std::vector<std::string>& reasons) {
    if (code.empty() || std::ranges::find(reasons, code) != reasons.end()) return;
    throw Failure({Code::usage, "There is no reason \"" + code + "\" to reject",
                   "editors.reject_reasons of tidings.toml has: " + joined(reasons, ", ") + "."});
}

}  // namespace

int decide_on(const StoriesToDecide& chosen, const editing::StoryDecision& decision,
              const GlobalOptions& global, Outside& outside) {
    const std::vector<StoryId> stories = stories_named(chosen.stories);
    must_be_of_one_story(decision.seen, stories);
    DataFolder folder = open_data_folder(global, outside);
    must_be_a_reason(decision.reason_code, folder.settings.editors.reject_reasons);
    const std::size_t changed =
        must(editing::decide_stories(folder.db, stories, decision, signature_of(chosen.deciding, outside)));
    outside.out << changed << " changed, " << stories.size() - changed << " as they were\n";
    return 0;
}

}  // namespace tidings
