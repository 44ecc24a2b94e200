#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

#include "base/clock.h"

namespace tidings::web {

// How often something may be done by one network (network_of) and by all. The defaults are for mails that
// forms make us send: a training room of sixty people behind one address signs up at once. Kept in memory
// only.
struct RateLimits {
    int a_peer = 60, all = 600;          // so many at once …
    std::chrono::seconds peer_wait{60};  // … and one more each time so long has passed
    std::chrono::seconds all_wait{10};
    std::size_t most_peers = 10'000;
};

class Rates {
  public:
    explicit Rates(RateLimits limits = {}) : limits_(limits) {}

    // Counts one. False, counting nothing, if it is one too many.
    bool allow(std::string_view peer, Timestamp now);

    // Whether allow() would be true: asked where only what comes of a form tells whether it counts.
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
    bool has_quiet_ones(Timestamp now) const;
    void forget_the_quiet(Timestamp now);

    RateLimits limits_;
    Bucket all_;
    std::map<std::string, Bucket, std::less<>> peers_;
};

}  // namespace tidings::web
