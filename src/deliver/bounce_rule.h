#pragma once

#include <chrono>
#include <span>

#include "model/verdict.h"

namespace tidings::deliver {

// What follows for a reader from the mails that were handed over for them.
enum class Consequence {
    none,
    pause,    // their subscriptions rest, but for one try a month
    give_up,  // the address gets no mail any more
};

// So many failures in a row, from the first to the last over so long, pause a reader.
inline constexpr int failures_to_pause = 5;
inline constexpr std::chrono::days days_to_pause{30};
// So many refusals in a row that do not say why give an address up.
inline constexpr int refusals_to_give_up = 3;

// `mails` are of one address, the oldest first; the last one has just failed. An address that does not exist
// is given up at once, one that is refused three times in a row without a reason too. Five failures of any
// kind in a row over at least 30 days pause its reader. A mail of which no report came ends a row; failures
// about us, or about another address, are skipped.
Consequence consequence_of(std::span<const PastMail> mails);

}  // namespace tidings::deliver
