#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "compose/compose.h"

namespace tidings {

// How much of the stories a mail shows.
struct Extent {
    std::size_t stories = 0;   // the first so many
    bool titles_only = false;  // without excerpts, tags and copies
};

std::string digest_subject(const Issue& issue, const Digest& digest, const std::string& date);

// What templates/email/digest.* see.
render::Data digest_data(const Issue& issue, const Digest& digest, std::span<const Story> stories,
                         const DigestFrame& frame, const render::Words& words, Extent extent);

}  // namespace tidings
