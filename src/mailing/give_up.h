#pragma once

#include <string>

#include "deliver/judgement.h"
#include "store/issues/reports.h"

namespace tidings {

// What followed for a reader from a mail that failed.
enum class Followed {
    counted,   // remembered; too little for more
    given_up,  // the address gets no mail any more
    paused,    // their subscriptions rest
    braked,    // given up they would be, were there not too many at once
};

// Judges a reader by the mail that has just failed and those before it, in the transaction that stores the
// failure, and writes what it does into the reader's history, with `why`: words and the status. Where more
// addresses of the issue or of the domain are given up within a day than the brake allows, it undoes all of
// these.
Followed follow_failure(store::Transaction& tx, const store::ReportedSend& send,
                        const deliver::Judgement& judgement, const std::string& why, Timestamp now);

}  // namespace tidings
