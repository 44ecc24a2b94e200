#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "editing/signature.h"
#include "model/item.h"
#include "world/world.h"

namespace tidings::editing {

// A story that an editor enters, of a partner without a feed.
struct EnteredStory {
    Item item;            // with url, title, summary, language and published, as far as they are known
    std::string partner;  // its name; a partner is made, in review, if there is none of that name
    std::vector<std::string> tags;  // given by hand
};

struct AddedStory {
    StoryId story{};
    bool is_known = false;  // its text was that of a story that was there, which has the item now
};

// Takes it in as an item of a feed would be: its story is found or opened, tagged and judged by the same
// rules, so that a feed which carries it later is "also at". The item's feed is one for what is entered by
// hand, which no poll asks. Error usage without an address or title; refused where an item has that address
// already, with its story.
Result<AddedStory> add_story(World& world, EnteredStory entered, const Signature& signature);

}  // namespace tidings::editing
