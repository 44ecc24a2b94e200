#pragma once

#include <span>

#include "dedupe/title_parts.h"

namespace tidings {

// Whether a title announces a follow-up ("Update: …", "…, one month on", "Correction: …"), in en, fr, it, el,
// es, de, pt, nl or fi: with such words at the beginning or the end of the title, or of a part of it between
// commas, colons, dashes, bars or brackets.
bool says_it_follows_up(std::span<const TitlePart> title);

}  // namespace tidings
