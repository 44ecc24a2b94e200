#pragma once

#include <optional>
#include <span>
#include <string>

#include "model/identity.h"
#include "model/item.h"

namespace tidings {

Identity identify(const Item& item);

// To be called with the identities of all items of one document: empties the guids and links that items with
// different titles and texts share (a constant guid, one page for all news), since such a key does not tell
// items apart.
void distrust_shared_keys(std::span<Identity> document);

enum class Likeness { fresh, same, changed };

struct Verdict {
    Likeness likeness = Likeness::fresh;
    std::optional<ItemId> of;
};

// Which item of the same feed is this? `known` are items of that feed that share a key with it.
// same: nothing new. changed: a new revision. fresh: an item we have not seen.
Verdict judge(const Identity& identity, std::span<const KnownItem> known);

struct StoryMatch {
    StoryId story{};
    std::string why;  // in words, for editors
};

// Which story does a fresh item belong to? `known` are items of any feed that share a key with it. None: a
// story of its own.
std::optional<StoryMatch> find_story(const Identity& identity, FeedId feed, std::span<const KnownItem> known);

}  // namespace tidings
