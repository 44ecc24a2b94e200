#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/ids.h"
#include "store/database.h"
#include "store/people/lost_readers.h"

namespace tidings::store {

// A paused reader's next issue is one month after the pause, or after the try before it, for three months. A
// try of which nothing came back in six days has arrived.
inline constexpr std::chrono::days days_between_tries{30}, days_until_arrived{6};
inline constexpr int most_tries = 3;

// Pauses a reader's subscriptions. False, changing nothing, if they are paused already.
bool pause_reader(Transaction& tx, SubscriberId reader, std::string_view why, Timestamp now,
                  KnownTo known_to = KnownTo::nobody);

bool is_paused(const Database& db, SubscriberId reader);

// The reason in words; none if the reader is not paused.
std::optional<std::string> why_paused(const Database& db, SubscriberId reader);

// Ends a reader's pause. False if there was none.
bool end_pause(Transaction& tx, SubscriberId reader);

// The addresses of the readers who were paused since then.
std::vector<std::string> paused_since(const Database& db, Timestamp since);

// Ends the pauses of readers whose last try has arrived, and lets the next issue go to those whose next try
// is due. Returns how many pauses ended.
std::int64_t turn_pauses(Transaction& tx, Timestamp now);

// Counts the sends of an issue to paused readers as their tries.
void count_tries(Transaction& tx, IssueId issue, Timestamp now);

}  // namespace tidings::store
