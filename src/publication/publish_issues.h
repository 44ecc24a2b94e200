#pragma once

#include <unordered_map>
#include <unordered_set>

#include "publication/publication.h"
#include "publication/publish_feeds.h"
#include "world/world.h"

namespace tidings {

// Where stories stand now. Points into the material that it is made of.
class StoryStandings {
  public:
    explicit StoryStandings(const FeedMaterial& material);
    // Null for a story that is not published now.
    const StoryMark* mark(StoryId story) const;
    bool is_withdrawn(StoryId story) const { return gone_.contains(story); }

  private:
    std::unordered_map<StoryId, const StoryMark*> published_;
    std::unordered_set<StoryId> gone_;
};

// Offers every issue that readers have got, a page for each of its languages, and the list of them. What is
// given must outlive the publication.
void offer_issues(const World& world, const FeedMaterial& material, const StoryStandings& standing,
                  Publication& publication);

// Where the last issue of a digest stands on the web, in that language if it went out in it, or else in its
// first; empty if the public folder has none.
std::string last_issue_on_the_web(const World& world, const std::string& digest, const std::string& language);

}  // namespace tidings
