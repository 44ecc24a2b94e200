#pragma once

#include <string_view>

#include "model/ids.h"
#include "web/rates.h"

namespace tidings::readers {

// How often a wrong address was typed where only a reader's own opens something: who holds a forwarded mail
// must not find it out by trying. Five for a reader, and one more each day; twenty for a network, and one
// more every ten minutes. Remembered only while the program runs.
class WrongAddresses {
  public:
    // Whether no other may be tried, right or wrong.
    bool too_many(SubscriberId reader, std::string_view peer, Timestamp now) const;
    void count(SubscriberId reader, std::string_view peer, Timestamp now);

    // After how long it is worth trying again.
    std::chrono::seconds wait() const { return of_readers_.wait(); }

  private:
    web::Rates of_readers_{{.a_peer = 5, .all = 1'000'000, .peer_wait = std::chrono::hours(24)}};
    web::Rates of_networks_{{.a_peer = 20, .all = 1'000'000, .peer_wait = std::chrono::minutes(10)}};
};

}  // namespace tidings::readers
