#include "readers/wrong_addresses.h"

#include <string>

namespace tidings::readers {

bool WrongAddresses::too_many(SubscriberId reader, std::string_view peer, Timestamp now) const {
    return !of_readers_.has_room(std::to_string(number(reader)), now) || !of_networks_.has_room(peer, now);
}

void WrongAddresses::count(SubscriberId reader, std::string_view peer, Timestamp now) {
    of_readers_.allow(std::to_string(number(reader)), now);
    of_networks_.allow(peer, now);
}

}  // namespace tidings::readers
