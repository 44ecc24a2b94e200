#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "compose/compose.h"
#include "store/issues/errata.h"

namespace tidings {

// What mails and pages tell of each: a quiet one without its title, the others by the title that editors gave
// it in the first of these languages, else by the partner's.
std::vector<Erratum> shown_errata(const std::vector<store::Erratum>& errata,
                                  std::span<const std::string_view> languages);

}  // namespace tidings
