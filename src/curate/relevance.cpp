#include "curate/relevance.h"

#include <algorithm>
#include <cmath>

namespace tidings {
namespace {

double share_of(const ApprovedShare& counts) {
    return (static_cast<double>(counts.approved) + 1) / (static_cast<double>(counts.decided) + 2);
}

std::string in_words(const ApprovedShare& counts) {
    if (counts.decided == 0) return "nothing decided of " + counts.of;
    return std::to_string(counts.approved) + " of " + std::to_string(counts.decided) + " approved of " +
           counts.of;
}

}  // namespace

Relevance relevance_of(const ReviewFacts& facts) {
    constexpr double of_feed = 0.5, of_tags = 0.3, of_age = 0.2, of_partner = 0.25;
    constexpr double half_life_in_hours = 72;
    const auto best = std::ranges::max_element(facts.tags, {}, share_of);
    const double tags = best == facts.tags.end() ? 0.5 : share_of(*best);
    const double fresh = std::exp2(-static_cast<double>(facts.age.count()) / half_life_in_hours);
    Relevance made;
    made.score = of_feed * share_of(facts.feed) + of_tags * tags + of_age * fresh;
    for (std::size_t more = 1; more < facts.partners; ++more) made.score += (1 - made.score) * of_partner;
    made.why = in_words(facts.feed);
    if (best != facts.tags.end() && best->decided > 0) made.why += "; " + in_words(*best);
    const auto days = facts.age.count() / 24;
    made.why += "; " + std::to_string(days) + (days == 1 ? " day old" : " days old");
    if (facts.partners > 1) made.why += "; " + std::to_string(facts.partners) + " partners carry it";
    return made;
}

}  // namespace tidings
