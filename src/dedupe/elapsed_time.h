#pragma once

#include "dedupe/title_parts.h"

namespace tidings {

// Whether a part of a title says how long after something it is ("one month on", "nach sechs Monaten"), in
// en, fr, it, el, es, de, pt, nl or fi.
bool says_how_much_later(const TitlePart& part);

}  // namespace tidings
