#include "mailing/relay_memory.h"

#include <cstdlib>
#include <string>

#include "store/sqlite/meta.h"

namespace tidings {
namespace {

constexpr std::string_view last_run_key = "deliver.last_run", uptime_key = "deliver.uptime",
                           failures_key = "relay.failures", open_until_key = "relay.closed_until",
                           away_since_key = "relay.away_since";

constexpr std::chrono::hours longest_gap{36};

std::int64_t number_in(const store::Database& db, std::string_view name) {
    const std::optional<std::string> text = store::meta(db, name);
    return text ? std::strtoll(text->c_str(), nullptr, 10) : 0;
}

Timestamp time_in(const store::Database& db, std::string_view name) {
    return Timestamp(std::chrono::seconds(number_in(db, name)));
}

void remember(store::Transaction& tx, std::string_view name, std::int64_t value) {
    store::set_meta(tx, name, std::to_string(value));
}

void remember(store::Transaction& tx, std::string_view name, Timestamp time) {
    remember(tx, name, time.time_since_epoch().count());
}

}  // namespace

RelayMemory remembered_relay(const store::Database& db, Timestamp now) {
    const auto failures = static_cast<int>(number_in(db, failures_key));
    return {.breaker = deliver::remembered_breaker(failures, time_in(db, open_until_key), now),
            .uptime = {.total = std::chrono::seconds(number_in(db, uptime_key)),
                       .last_run = time_in(db, last_run_key),
                       .was_away = failures > 0}};
}

bool ran_lately(const store::Database& db, Timestamp now) {
    return std::chrono::abs(now - time_in(db, last_run_key)) <= longest_gap;
}

void begin_run(store::Transaction& tx, Timestamp now) { remember(tx, last_run_key, now); }

void end_run(store::Transaction& tx, const RelayMemory& relay, Timestamp now) {
    const bool is_away = relay.breaker.failures > 0;
    const deliver::RelayUptime uptime = deliver::after_run(relay.uptime, is_away, now);
    remember(tx, failures_key, relay.breaker.failures);
    remember(tx, open_until_key, relay.breaker.open_until);
    remember(tx, uptime_key, uptime.total.count());
    remember(tx, last_run_key, uptime.last_run);
    if (!is_away)
        remember(tx, away_since_key, 0);
    else if (number_in(tx.db(), away_since_key) == 0)
        remember(tx, away_since_key, now);
}

std::optional<Timestamp> relay_away_since(const store::Database& db) {
    const std::int64_t since = number_in(db, away_since_key);
    return since > 0 ? std::optional(Timestamp(std::chrono::seconds(since))) : std::nullopt;
}

}  // namespace tidings
