#pragma once

#include <string_view>

namespace tidings {

// 1 to 12 for a case-folded word that is a month's name, in any grammatical case, in en, fr, it, el, es, de,
// pt, nl or fi; else 0. Unlike month_named (dates/names.h) it knows no abbreviations: in a text "market" and
// "decided" are no months.
int month_written_out(std::string_view folded_word);

}  // namespace tidings
