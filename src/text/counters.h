#pragma once

#include <string>
#include <string_view>

namespace tidings {

// A text without the counters that web sites add ("Read 14 times.", "(3 comments)", "Views: 1,204"), in en,
// fr, it, el, es, de, pt, nl or fi; for comparing, never for showing. Only what stands by itself, as a line,
// a sentence or in brackets, is such a counter: the number in "We got 312 comments on the draft" stays.
std::string without_counters(std::string_view text);

}  // namespace tidings
