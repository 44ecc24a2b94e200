#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "compose/compose.h"
#include "compose/our_words.h"

namespace tidings {

// The limits on the stories in a mail.
struct Extent {
    std::size_t stories = 0;    // the first so many
    std::size_t excerpt = 400;  // characters of each one's text
    bool titles_only = false;   // without texts, notes, tags and copies
};

// The data for templates/email/digest.*.
render::Data digest_data(const Issue& issue, const Digest& digest, std::span<const Story> stories,
                         const DigestFrame& frame, const OurWords& words, const render::Templates& templates,
                         const Extent& extent);

}  // namespace tidings
