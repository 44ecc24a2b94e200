#pragma once

#include <span>
#include <string>
#include <vector>

#include "model/issue.h"
#include "model/preferences.h"
#include "model/story.h"

namespace tidings {

// The stories of an issue, in the order of its mail. `candidates` begin with the one that has waited longest,
// so that the limit delays but never loses one. Pinned ones are in whatever the limit, and stand first; the
// others follow, the newest first; an editor's place overrules both.
std::vector<StoryId> assemble(const std::vector<StoryId>& candidates, const std::vector<IssueEdit>& edits,
                              std::size_t maximum);

// Whether a story is one that a reader wants: any of their topics, and one of their languages. A story whose
// language nobody knows is wanted by all.
bool wants(const Preferences& preferences, const Story& story);

// Stories under one heading.
struct Section {
    std::string tag;  // empty: the rest
    std::vector<const Story*> stories;
};

// Each story in the first section whose tag it has; sections without stories are left out.
std::vector<Section> in_sections(std::span<const Story> stories, const std::vector<std::string>& tags);

}  // namespace tidings
