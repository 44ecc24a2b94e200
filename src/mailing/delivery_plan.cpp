#include "mailing/delivery_plan.h"

#include <algorithm>
#include <utility>

namespace tidings {
namespace {

constexpr int most_prefetched = 400, prefetched_of_accepted = 3;
constexpr std::chrono::seconds longest_in_queue{1};

}  // namespace

int DeliveryPlan::wanted(Timestamp now, int with_workers) const {
    if (is_stopping_) return 0;
    const int allowed = relay_.breaker.allowed(now, limits_.workers);
    const int ahead = allowed == limits_.workers ? prefetch_ : 0;
    return std::max(0, allowed + ahead - with_workers);
}

Timestamp DeliveryPlan::time_for(SendId send, std::string_view domain, Timestamp now) {
    return has_place_.erase(number(send)) > 0 ? now : pace_.place_for(domain, now);
}

void DeliveryPlan::postpone(SendId send, Timestamp due) {
    give_back(send);
    last_due_ = std::max(last_due_, due);
}

void DeliveryPlan::give_back(SendId send) { has_place_.insert(number(send)); }

void DeliveryPlan::plan_prefetch(bool at_most_once) {
    const int accepted = std::exchange(accepted_, 0);
    prefetch_ = at_most_once ? 0 : std::min(most_prefetched, prefetched_of_accepted * accepted);
}

bool DeliveryPlan::must_empty_queue(std::chrono::milliseconds elapsed) const {
    return is_stopping_ || relay_.breaker.failures > 0 || elapsed - last_end_ > longest_in_queue;
}

bool DeliveryPlan::end(bool was_accepted, bool relay_trouble, Timestamp now,
                       std::chrono::milliseconds elapsed) {
    if (was_accepted) ++accepted_;
    last_end_ = elapsed;
    if (!relay_trouble) {
        relay_.breaker = {};
        waited_ = {};
        return false;
    }
    const deliver::RelayBreaker before =
        std::exchange(relay_.breaker, deliver::after_trouble(relay_.breaker, now));
    return before != relay_.breaker;
}

DeliveryPlan::Idle DeliveryPlan::when_idle(bool something_is_due, Timestamp now) {
    if (is_stopping_) return Idle::finish;
    if (something_is_due && relay_.breaker.is_open(now)) {
        if (waited_ + pause_of_relay(now) > limits_.patience) return Idle::give_relay_up;
        waited_ += pause_of_relay(now);
        return Idle::wait_for_relay;
    }
    return something_is_due || now <= last_due_ ? Idle::look_again : Idle::finish;
}

}  // namespace tidings
