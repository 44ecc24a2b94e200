#pragma once

#include <string_view>

namespace tidings {

// Whether a title announces news of several kinds ("Weekly round-up: …", "In the news", "…, and more"), in
// en, fr, it, el, es, de, pt, nl or fi: with such words at the beginning or end of a part of it.
bool says_it_rounds_up(std::string_view title);

}  // namespace tidings
