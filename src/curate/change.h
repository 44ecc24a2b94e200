#pragma once

#include <string>
#include <vector>

#include "curate/word_diff.h"
#include "model/feed.h"
#include "model/item.h"

namespace tidings {

// The verdict on a change to the lead item of an approved story.
struct ChangeVerdict {
    enum class Kind {
        none,    // the change is invisible to readers
        passes,  // it is published without an editor
        waits,   // readers keep what was approved until an editor decides
    };
    Kind kind = Kind::none;
    std::vector<std::string> changes;  // the changed parts, in words for editors; empty for `none`
};

// Every change of a partner in review waits. Changes of a trusted partner pass as its setting permits, except
// another title, link, language or licence, a text that shrinks to a stub, or a new statement of correction
// or retraction. A small change is one of at most 5 % of the words, with the same people, links, pictures and
// files.
ChangeVerdict judge_change(const Item& approved, const Item& changed, const Partner& partner);

// The text that readers may see: summary and content, plain.
std::string text_of(const Item& item);

// A hash of everything of an item that readers see, except dates and categories. Stored, so its definition
// must not change.
std::string look_of(const Item& item);

}  // namespace tidings
