#include "publication/rendered_entries.h"

#include "publish/publish.h"
#include "store/stories/stories.h"

namespace tidings {
std::string RenderedEntries::atom_once(const StoryMark& mark) const {
    const std::optional<Story> story = store::published_story(db_, mark);
    return story ? publish::atom_entry(hub_, *story) : std::string();
}

const RenderedEntries::Rendered& RenderedEntries::both(const StoryMark& mark) {
    const auto [found, is_new] = rendered_.try_emplace(mark.id);
    if (!is_new) return found->second;
    if (const std::optional<Story> story = store::published_story(db_, mark))
        found->second = {publish::atom_entry(hub_, *story), publish::json_item(hub_, *story)};
    return found->second;
}

}  // namespace tidings
