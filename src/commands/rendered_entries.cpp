#include "commands/rendered_entries.h"

#include "publish/publish.h"
#include "store/stories.h"

namespace tidings {
namespace {

// An editor may have taken it back since the marks were read.
std::optional<Story> published_story(const store::Database& db, StoryId id) {
    std::optional<Story> story = store::story(db, id);
    if (story && story->curation != Curation::approved) return std::nullopt;
    return story;
}

}  // namespace

std::string RenderedEntries::atom_once(StoryId id) const {
    const std::optional<Story> story = published_story(db_, id);
    return story ? publish::atom_entry(hub_, *story) : std::string();
}

const RenderedEntries::Rendered& RenderedEntries::both(StoryId id) {
    const auto [found, is_new] = rendered_.try_emplace(id);
    if (!is_new) return found->second;
    if (const std::optional<Story> story = published_story(db_, id))
        found->second = {publish::atom_entry(hub_, *story), publish::json_item(hub_, *story)};
    return found->second;
}

}  // namespace tidings
