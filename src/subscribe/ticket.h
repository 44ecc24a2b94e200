#pragma once

#include <string>
#include <string_view>

#include "base/clock.h"
#include "subscribe/token.h"

namespace tidings {

// A form's hidden proof of when it was shown: "<seconds>.<32 characters of HMAC>". Programs that send forms
// without reading them have none, or are quicker than any person.
std::string form_ticket(const SecretKey& key, Timestamp shown);

enum class TicketState { good, too_quick, too_old, forged };
TicketState check_ticket(const SecretKey& key, std::string_view ticket, Timestamp now);

}  // namespace tidings
