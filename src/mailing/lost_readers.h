#pragma once

#include <string>
#include <vector>

#include "store/people/lost_readers.h"
#include "world/world.h"

namespace tidings {

// What to tell of readers whom mail does not reach any more, a line for each kind.
std::vector<std::string> lines_of(const store::LostReaders& lost, HowTo how_to);

// Warns the operator if more than five readers were lost, or if a brake held; fewer stay untold, and count
// towards the next time. Returns what there is to say in either case.
std::vector<std::string> warn_of_lost_readers(World& world);

// The operator has read all of it.
void lost_readers_told(World& world);

}  // namespace tidings
