#pragma once

#include <span>
#include <string>
#include <vector>

#include "model/issue.h"
#include "model/preferences.h"
#include "model/story.h"

namespace tidings {

// The stories of an issue, in the order of its mail. `candidates` are sorted by waiting time, longest first,
// so that a story above the limit goes into a later issue. Pinned stories ignore the limit and come first;
// the rest follow, newest first; a place set by an editor overrides both.
std::vector<StoryId> assemble(const std::vector<StoryId>& candidates, const std::vector<IssueEdit>& edits,
                              std::size_t maximum);

// Whether a story matches a reader's preferences: any of the topics, and one of the languages. A story of
// unknown language matches every language.
bool wants(const Preferences& preferences, const Story& story);

// Stories under one heading.
struct Section {
    std::string tag;  // empty: the rest
    std::vector<const Story*> stories;
};

// Each story in the first section whose tag it has; sections without stories are left out.
std::vector<Section> in_sections(std::span<const Story> stories, const std::vector<std::string>& tags);

}  // namespace tidings
