#pragma once

#include <string>
#include <vector>

#include "curate/word_diff.h"
#include "model/feed.h"
#include "model/item.h"

namespace tidings {

// What becomes of a change to the lead of an approved story.
struct ChangeVerdict {
    enum class Kind {
        none,    // readers would see the same
        passes,  // readers get it without an editor
        waits,   // readers keep what was approved until an editor decides
    };
    Kind kind = Kind::none;
    std::vector<std::string> changes;  // what is another, in words for editors; of `none` nothing
};

// Of a partner in review every change waits. Of a trusted one what its setting lets pass, but never another
// title, link, language or licence, a text that shrinks to a stub, or one that newly says that it is
// corrected or retracted. A small change is one of at most 5 % of the words, with the same people, links,
// pictures and files.
ChangeVerdict judge_change(const Item& approved, const Item& changed, const Partner& partner);

// The text that readers may see: summary and content, plain.
std::string text_of(const Item& item);

// A hash of all that readers would see of an item but its dates and categories, the same for ever.
std::string look_of(const Item& item);

}  // namespace tidings
