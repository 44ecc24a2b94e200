#include "deliver/domain_pace.h"

#include <algorithm>
#include <cmath>

namespace tidings::deliver {
namespace {

constexpr double burst_seconds = 10;

}  // namespace

DomainPace::DomainPace(int per_minute) : per_minute_(per_minute) {}

// The generic cell rate algorithm: instead of counting tokens it keeps the time at which the bucket will be
// full again.
Timestamp DomainPace::place_for(std::string_view domain, Timestamp now) {
    if (per_minute_ <= 0) return now;
    const double interval = 60.0 / per_minute_;
    const double seconds = static_cast<double>(now.time_since_epoch().count());
    double& full = full_until_.try_emplace(std::string(domain), seconds).first->second;
    full = std::max(full, seconds) + interval;
    const double burst = std::max(burst_seconds, interval);
    const double wait = std::max(0.0, full - burst - seconds);
    return now + std::chrono::seconds(static_cast<std::int64_t>(std::ceil(wait - 1e-6)));
}

}  // namespace tidings::deliver
