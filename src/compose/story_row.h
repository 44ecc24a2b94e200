#pragma once

#include <string>
#include <vector>

#include "compose/compose.h"
#include "compose/digest_data.h"

namespace tidings {

// The partner and authors of a story, for readers.
std::string partner_of(const Story& story);

// Its title; the beginning of its text where it has none.
std::string title_of(const Story& story);

// The data of a story for templates/email/digest.*.
render::Data story_row(const Story& story, const Digest& digest, const DigestFrame& frame,
                       const render::Words& note_words, const Extent& extent);

}  // namespace tidings
