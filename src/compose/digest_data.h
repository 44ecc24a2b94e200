#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "compose/compose.h"
#include "compose/our_words.h"

namespace tidings {

// How much of the stories a mail shows.
struct Extent {
    std::size_t stories = 0;    // the first so many
    std::size_t excerpt = 400;  // characters of each one's text
    bool titles_only = false;   // without texts, notes, tags and copies
};

// What templates/email/digest.* see.
render::Data digest_data(const Issue& issue, const Digest& digest, std::span<const Story> stories,
                         const DigestFrame& frame, const OurWords& words, const render::Templates& templates,
                         const Extent& extent);

}  // namespace tidings
