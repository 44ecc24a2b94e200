#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "editing/signature.h"
#include "model/issue.h"
#include "world/world.h"

namespace tidings::editing {

struct PlacedStory {
    StoryId story{};
    int place = 1;  // in the issue, counted from 1
};

// What an editor changes of an issue, in addition to what was changed before.
struct IssueChanges {
    std::optional<std::string> title, intro;    // cut at 200 and 5,000 characters
    std::vector<EditorialText> titles, intros;  // in single languages, likewise; an empty text takes one back
    std::optional<Timestamp> due;               // when it goes out; its cut-off moves with it
    std::vector<StoryId> reset;                 // what was said of them before is taken back, first of all
    std::vector<StoryId> pin, drop;
    std::vector<PlacedStory> move;
};

// Edits an issue that is not sealed; an approval is taken back. Returns it as it then is. `seen` is its
// revision that was looked at; empty: none was. Error no_such_file for an issue or a story that is not there,
// usage for a language that is none of ours
// or a due time that has passed or is another issue's,
// refused for one that is sealed or stopped or has another revision, and where a story that was pinned or
// moved cannot be in it.
Result<Issue> edit_issue(const World& world, IssueId issue, const IssueChanges& changes,
                         std::string_view seen, const Signature& signature);

}  // namespace tidings::editing
