#include "compose/selection.h"

#include <algorithm>

namespace tidings {
namespace {

bool contains(const std::vector<std::string>& words, std::string_view word) {
    return std::ranges::find(words, word) != words.end();
}

IssueEdit edit_of(const std::vector<IssueEdit>& edits, StoryId story) {
    const auto found = std::ranges::find(edits, story, &IssueEdit::story);
    return found == edits.end() ? IssueEdit{} : *found;
}

// Moves what editors gave a place to it, the first places first.
void put_in_place(std::vector<StoryId>& stories, std::vector<IssueEdit> edits) {
    std::erase_if(edits, [](const IssueEdit& edit) { return !edit.place; });
    std::ranges::stable_sort(edits, {}, [](const IssueEdit& edit) { return *edit.place; });
    for (const IssueEdit& edit : edits) {
        const auto found = std::ranges::find(stories, edit.story);
        if (found == stories.end()) continue;
        stories.erase(found);
        const auto place = std::min(static_cast<std::size_t>(*edit.place) - 1, stories.size());
        stories.insert(stories.begin() + static_cast<std::ptrdiff_t>(place), edit.story);
    }
}

}  // namespace

std::vector<StoryId> assemble(const std::vector<StoryId>& candidates, const std::vector<IssueEdit>& edits,
                              std::size_t maximum) {
    std::vector<StoryId> pinned, others;
    for (const StoryId story : candidates) {
        const IssueEdit edit = edit_of(edits, story);
        if (!edit.dropped) (edit.pinned ? pinned : others).push_back(story);
    }
    others.resize(std::min(others.size(), maximum - std::min(maximum, pinned.size())));
    std::ranges::reverse(pinned);
    std::ranges::reverse(others);
    pinned.insert(pinned.end(), others.begin(), others.end());
    put_in_place(pinned, edits);
    return pinned;
}

bool wants(const Preferences& preferences, const Story& story) {
    const std::string& tag = story.lead.language;
    const bool speaks = preferences.languages.empty() || tag.empty() ||
                        contains(preferences.languages, tag.substr(0, tag.find('-')));
    const bool fits =
        preferences.topics.empty() || std::ranges::any_of(story.tags, [&](const std::string& topic) {
            return contains(preferences.topics, topic);
        });
    return speaks && fits;
}

std::vector<Section> in_sections(std::span<const Story> stories, const std::vector<std::string>& tags) {
    std::vector<Section> sections;
    for (const std::string& tag : tags) sections.push_back({tag, {}});
    sections.push_back({"", {}});
    for (const Story& story : stories) {
        const auto section = std::ranges::find_if(sections, [&](const Section& each) {
            return each.tag.empty() || contains(story.tags, each.tag);
        });
        section->stories.push_back(&story);
    }
    std::erase_if(sections, [](const Section& section) { return section.stories.empty(); });
    return sections;
}

}  // namespace tidings
