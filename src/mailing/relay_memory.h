#pragma once

#include <optional>

#include "deliver/relay_breaker.h"
#include "deliver/relay_uptime.h"
#include "store/database.h"

namespace tidings {

// What deliveries know of the mail server from run to run.
struct RelayMemory {
    deliver::RelayBreaker breaker;
    deliver::RelayUptime uptime;
};

// As the last run left it.
RelayMemory remembered_relay(const store::Database& db, Timestamp now);

// Whether a run was at work in the last 36 hours, or seems to be so in the next, as clocks are set. If not,
// the database may be an old copy, which does not know what went since, or a clock may be wrong.
bool ran_lately(const store::Database& db, Timestamp now);

// A run begins. Where it dies, the hours before it are no uptime.
void begin_run(store::Transaction& tx, Timestamp now);

// A run ends, with the breaker as it stands and the uptime as the run found it.
void end_run(store::Transaction& tx, const RelayMemory& relay, Timestamp now);

// Since when no run has reached the mail server, if the last one that tried did not.
std::optional<Timestamp> relay_away_since(const store::Database& db);

}  // namespace tidings
