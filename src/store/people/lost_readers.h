#pragma once

#include <string>
#include <vector>

#include "store/database.h"

namespace tidings::store {

// Who is told of readers that mail does not reach any more.
enum class Audience { the_operator = 1, editors = 2 };

// Of a reader who is taken over from another hub, operator and editors know already.
enum class KnownTo { nobody = 0, everybody = 3 };

// What they have not been told of.
struct LostReaders {
    int bounced = 0, complained = 0;  // addresses that were given up
    int paused = 0;                   // readers, to be tried again
    int not_reached = 0;              // paused readers whose last try failed
    std::vector<std::string> brakes;  // why nobody was given up

    int readers() const { return bounced + complained + paused + not_reached; }
};
LostReaders untold_lost_readers(const Database& db, Audience audience);

// They have been told of all of it.
void lost_readers_told(Transaction& tx, Audience audience);

}  // namespace tidings::store
