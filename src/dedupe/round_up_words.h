#pragma once

#include <span>

#include "dedupe/title_parts.h"

namespace tidings {

// Whether a title announces news of several kinds ("Weekly round-up: …", "In the news", "…, and more"), in
// en, fr, it, el, es, de, pt, nl or fi: with such words at the beginning or end of a part of it.
bool says_it_rounds_up(std::span<const TitlePart> title);

}  // namespace tidings
