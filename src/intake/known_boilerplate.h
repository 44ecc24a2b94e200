#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "store/feeds/paragraphs.h"

namespace tidings {

// What each feed says under all its items, read from the database once.
class KnownBoilerplate {
  public:
    const std::vector<std::uint64_t>& of(const store::Database& db, FeedId feed) {
        const auto [entry, is_new] = blocks_.try_emplace(feed);
        if (is_new) entry->second = store::common_paragraphs(db, feed);
        return entry->second;
    }
    // The feed has shown more since.
    void invalidate(FeedId feed) { blocks_.erase(feed); }

  private:
    std::unordered_map<FeedId, std::vector<std::uint64_t>> blocks_;
};

}  // namespace tidings
