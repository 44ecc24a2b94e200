#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

#include "base/clock.h"

namespace tidings::desk {

// How often forms that send a mail may be posted, by one network and by all. A network is an IPv4 address or
// the first half of an IPv6 one. Remembered only while the program runs.
struct RateLimits {
    int a_peer = 10, all = 200;           // so many at once …
    std::chrono::seconds peer_wait{180};  // … and one more each time so long has passed
    std::chrono::seconds all_wait{10};
    std::size_t most_peers = 10'000;
};

class Rates {
  public:
    explicit Rates(RateLimits limits = {}) : limits_(limits) {}

    // Counts one. False, counting nothing, if it is one too many.
    bool allow(std::string_view peer, Timestamp now);

    // Whether allow() would be true.
    bool has_room(std::string_view peer, Timestamp now) const;

    // After how long it is worth trying again.
    std::chrono::seconds wait() const { return limits_.peer_wait; }

  private:
    // So many of its tokens are spent; they come back with time.
    struct Bucket {
        double spent = 0;
        Timestamp at{};
    };
    static double spent_by(const Bucket& bucket, std::chrono::seconds wait, Timestamp now);
    void forget_the_quiet(Timestamp now);

    RateLimits limits_;
    Bucket all_;
    std::map<std::string, Bucket, std::less<>> peers_;
};

}  // namespace tidings::desk
