#include "mailing/errata_to_tell.h"

#include <algorithm>
#include <set>

namespace tidings {

ErrataToTell::ErrataToTell(const World& world)
    : owed_(store::owed_errata(world.db, world.clock() - longest_owed)) {}

ErrataToTell::Of ErrataToTell::of(SubscriberId reader) const {
    Of places;
    for (const store::OwedErratum& each :
         std::ranges::equal_range(owed_.owed, reader, {}, &store::OwedErratum::reader))
        places.push_back(each.erratum);
    return places;
}

ErrataToTell::Of ErrataToTell::to_anybody() const {
    std::set<std::size_t> places;
    for (const store::OwedErratum& each : owed_.owed) places.insert(each.erratum);
    return {places.begin(), places.end()};
}

std::vector<store::Erratum> ErrataToTell::named(const Of& places) const {
    std::vector<store::Erratum> errata;
    for (const std::size_t place : places) errata.push_back(owed_.errata[place]);
    return errata;
}

}  // namespace tidings
