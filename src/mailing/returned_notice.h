#pragma once

#include "deliver/delivery_report.h"
#include "store/database.h"
#include "subscribe/token.h"

namespace tidings {

// Takes in a report on a mail to one reader about their subscription, or to editors. The first is written
// down as failed; an address is given up by what comes back of digests alone, as anybody may type one into
// the form. The second is mail trouble, told to the operator. False, and nothing done, for any other mail.
bool take_in_notice_report(store::Database& db, const SecretKey& key, const deliver::DeliveryReport& report,
                           Timestamp now);

}  // namespace tidings
