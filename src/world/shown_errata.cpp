#include "world/shown_errata.h"

namespace tidings {

std::vector<Erratum> shown_errata(const std::vector<store::Erratum>& errata) {
    std::vector<Erratum> all;
    for (const store::Erratum& erratum : errata)
        all.push_back({.title = erratum.quiet ? std::string() : erratum.title,
                       .partner = erratum.partner_name,
                       .dated = erratum.dated});
    return all;
}

}  // namespace tidings
