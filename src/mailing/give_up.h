#pragma once

#include <string>

#include "deliver/judgement.h"
#include "store/reports.h"

namespace tidings {

// What followed for a reader from a mail that failed.
enum class Followed {
    counted,   // remembered; too little for more
    given_up,  // the address gets no mail any more
    paused,    // their subscriptions rest
    braked,    // given up they would be, were there not too many at once
};

// Judges a reader by the mail that has just failed and those before it, in the transaction that keeps its
// failure. What is done stands in the history of the reader; `why` says it in words, with the status. Where
// more are given up than a brake allows, of the issue or of the domain, within a day, nobody there is: what
// was done comes undone.
Followed follow_failure(store::Transaction& tx, const store::ReportedSend& send,
                        const deliver::Judgement& judgement, const std::string& why, Timestamp now);

}  // namespace tidings
