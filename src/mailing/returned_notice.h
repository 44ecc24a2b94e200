#pragma once

#include "deliver/delivery_report.h"
#include "store/database.h"
#include "subscribe/token.h"

namespace tidings {

// Takes in a report on a mail to one reader about their subscription, or on a mail to editors. The first is
// stored as failed and gives no address up, as the address may have been typed into the form by a stranger.
// The second is mail trouble, told to the operator. False, and nothing done, for any other mail.
bool take_in_notice_report(store::Database& db, const SecretKey& key, const deliver::DeliveryReport& report,
                           Timestamp now);

}  // namespace tidings
