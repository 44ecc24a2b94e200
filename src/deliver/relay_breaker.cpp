#include "deliver/relay_breaker.h"

#include <algorithm>

namespace tidings::deliver {
namespace {

constexpr std::chrono::seconds first_pause{5}, longest_pause{300};
constexpr int steps_to_longest = 6;  // 5, 10, 20, 40, 80, 160, 300

}  // namespace

int RelayBreaker::allowed(Timestamp now, int most) const {
    if (is_open(now)) return 0;
    return failures > 0 ? std::min(1, most) : most;
}

RelayBreaker after_trouble(const RelayBreaker& breaker, Timestamp now) {
    if (breaker.is_open(now)) return breaker;
    const int doublings = std::min(breaker.failures, steps_to_longest);
    const std::chrono::seconds pause = std::min(first_pause * (1 << doublings), longest_pause);
    return {.failures = breaker.failures + 1, .open_until = now + pause};
}

RelayBreaker remembered_breaker(int failures, Timestamp open_until, Timestamp now) {
    if (failures <= 0) return {};
    return {.failures = failures, .open_until = std::min(open_until, now + longest_pause)};
}

}  // namespace tidings::deliver
