#pragma once

#include <string>
#include <unordered_map>

#include "model/published.h"
#include "publish/hub.h"
#include "store/database.h"

namespace tidings {

// Stories as they stand in feeds, each read and written once however many feeds have it.
class RenderedEntries {
  public:
    RenderedEntries(const store::Database& db, const publish::Hub& hub) : db_(db), hub_(hub) {}

    // Valid as long as this object. Empty for a story that left meanwhile.
    const std::string& atom(const StoryMark& story) { return both(story).atom; }
    const std::string& json(const StoryMark& story) { return both(story).json; }

    // For an archive page, of which nothing is kept.
    std::string atom_once(const StoryMark& story) const;

  private:
    struct Rendered {
        std::string atom, json;
    };
    const Rendered& both(const StoryMark& story);

    const store::Database& db_;
    const publish::Hub& hub_;
    std::unordered_map<StoryId, Rendered> rendered_;
};

}  // namespace tidings
