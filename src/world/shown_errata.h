#pragma once

#include <vector>

#include "compose/compose.h"
#include "store/issues/errata.h"

namespace tidings {

// What mails and pages tell of each: a quiet one without its title.
std::vector<Erratum> shown_errata(const std::vector<store::Erratum>& errata);

}  // namespace tidings
