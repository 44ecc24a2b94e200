#include "world/shown_errata.h"

namespace tidings {
namespace {

std::string title_of(const store::Erratum& erratum, std::span<const std::string_view> languages) {
    if (erratum.quiet) return {};
    const std::string ours = in_first_language(erratum.titles, languages).text;
    return ours.empty() ? erratum.title : ours;
}

}  // namespace

std::vector<Erratum> shown_errata(const std::vector<store::Erratum>& errata,
                                  std::span<const std::string_view> languages) {
    std::vector<Erratum> all;
    for (const store::Erratum& erratum : errata)
        all.push_back(
            {.title = title_of(erratum, languages), .partner = erratum.partner_name, .dated = erratum.dated});
    return all;
}

}  // namespace tidings
