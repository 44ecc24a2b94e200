#pragma once

#include <string>
#include <vector>

#include "store/lost_readers.h"
#include "world/world.h"

namespace tidings {

// What to tell of readers whom mail does not reach any more, a line for each kind.
std::vector<std::string> lines_of(const store::LostReaders& lost);

// Warns the operator if it is more than a handful, or nobody was given up because it would be too many; the
// rest stays untold until it is. Returns what there is to say, the rest too.
std::vector<std::string> warn_of_lost_readers(World& world);

// The operator has read all of it.
void lost_readers_told(World& world);

}  // namespace tidings
