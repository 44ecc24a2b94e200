#pragma once

#include <chrono>
#include <cstddef>
#include <string_view>
#include <unordered_set>

#include "base/clock.h"
#include "deliver/domain_pace.h"
#include "deliver/settlement.h"
#include "mailing/relay_memory.h"
#include "model/ids.h"

namespace tidings {

// What a run of handing over does next, worked out from the outcomes so far and the time that it is given:
// how many sends it may claim, which of them wait for the pace of their domain, how many may be prefetched,
// and whether to wait for the mail server. A value: it has no database, no threads and no clock.
class DeliveryPlan {
  public:
    struct Limits {
        int workers = 1;
        int per_domain_per_minute = 0;     // 0: no limit
        std::chrono::seconds patience{0};  // for a mail server that is away, in one run
    };

    // What is asked of it takes times as `now`, and durations since the run began as `elapsed`.
    DeliveryPlan(const RelayMemory& relay, const Limits& limits)
        : relay_(relay), limits_(limits), pace_(limits.per_domain_per_minute) {}

    const RelayMemory& relay() const { return relay_; }

    // How many sends to claim while the workers have so many: one for each worker that the circuit breaker
    // permits, and the prefetched ones while it is closed. None once the run is stopping; never negative.
    int wanted(Timestamp now, int with_workers) const;

    // When a claimed send may go: `now`, or later if its domain has got its share. One that was postponed
    // before has its place in the pace already.
    Timestamp time_for(SendId send, std::string_view domain, Timestamp now);
    // A claimed send goes back to the ledger until `due` and keeps its place. The run stays until then.
    void postpone(SendId send, Timestamp due);
    // A queued send goes back to the ledger, due at once, and keeps its place.
    void give_back(SendId send);

    // Sets how many sends may be prefetched until the next turn: three times what was accepted since the last
    // one, at most 400, so that a prefetched send is used within a moment; none if one that was just claimed
    // must go at most once.
    void plan_prefetch(bool at_most_once);
    // Below so many queued sends the workers should get more.
    std::size_t low_water() const { return static_cast<std::size_t>(prefetch_ / 4); }

    // Whether queued sends must go back to the ledger, where their readers can still unsubscribe: the run is
    // stopping, the mail server is in trouble, or no message has ended for more than a second.
    bool must_empty_queue(std::chrono::milliseconds elapsed) const;
    void empty_queue() { prefetch_ = 0; }

    // A message has ended so. True if that has opened the circuit breaker.
    bool end(bool was_accepted, bool relay_trouble, Timestamp now, std::chrono::milliseconds elapsed);

    // Nothing more is claimed in this run.
    void stop() { is_stopping_ = true; }
    bool is_stopping() const { return is_stopping_; }

    // What to do while no message is with a worker.
    enum class Idle {
        finish,          // nothing is due soon
        give_relay_up,   // the pause would be longer than what is left of the patience
        wait_for_relay,  // for pause_of_relay; counts it as waited
        look_again,      // something is due, or will be in a moment
    };
    Idle when_idle(bool something_is_due, Timestamp now);
    std::chrono::seconds pause_of_relay(Timestamp now) const { return relay_.breaker.open_until - now; }

  private:
    RelayMemory relay_;
    Limits limits_;
    deliver::DomainPace pace_;
    std::unordered_set<std::int64_t> has_place_;  // sends that were postponed
    Timestamp last_due_{};                        // of those
    int prefetch_ = 0, accepted_ = 0;             // accepted since the last turn
    std::chrono::milliseconds last_end_{0};       // of a message
    std::chrono::seconds waited_{0};              // for the mail server, since it last answered
    bool is_stopping_ = false;
};

}  // namespace tidings
