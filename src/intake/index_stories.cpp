#include "intake/index_stories.h"

#include <optional>

#include "store/search/search_index.h"
#include "world/progress.h"

namespace tidings {

std::int64_t index_stories(World& world) {
    constexpr int at_once = 1'000;
    constexpr std::int64_t much = 5'000;
    const std::int64_t backlog = store::search_backlog(world.db).all();
    std::optional<Progress> bar;
    if (backlog > much) bar.emplace(world.progress, "indexing for search", static_cast<std::size_t>(backlog));
    std::int64_t all = 0;
    while (const std::int64_t done = store::index_some(world.db, at_once)) {
        all += done;
        for (std::int64_t i = 0; bar && i < done; ++i) bar->step(std::to_string(all));
    }
    // After few, FTS5 merges by itself as it writes.
    while (all > much && store::merge_some(world.db)) {
    }
    return all;
}

}  // namespace tidings
