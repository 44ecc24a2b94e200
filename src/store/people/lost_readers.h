#pragma once

#include <string>
#include <vector>

#include "store/database.h"

namespace tidings::store {

// Who is told of readers whom mail does not reach any more.
enum class Audience { the_operator = 1, editors = 2 };

// Who knows already: both, of a reader who was imported from another hub.
enum class KnownTo { nobody = 0, everybody = 3 };

// What an audience has not been told yet.
struct LostReaders {
    int bounced = 0, complained = 0;  // addresses that were given up
    int paused = 0;                   // readers, to be tried again
    int not_reached = 0;              // paused readers whose last try failed
    std::vector<std::string> brakes;  // the reasons why the brake gave up no reader

    int readers() const { return bounced + complained + paused + not_reached; }
};
LostReaders untold_lost_readers(const Database& db, Audience audience);

// Records that the audience has been told of all of it.
void lost_readers_told(Transaction& tx, Audience audience);

}  // namespace tidings::store
