#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "deliver/delivery_report.h"
#include "mailing/returned_mail.h"
#include "store/issues/reports.h"

namespace tidings {

// Takes in what a person, or a program of theirs, wrote to an address of ours. A request to leave
// unsubscribes the reader; what else the letter says is kept for editors. The token of an unsubscribe address
// is enough to leave; an answer to a mail of ours must come from the reader's own address, as the Message-ID
// stands in each answer and forwarded copy. `name` names the mail.
Returned take_letter(DataFolder& folder, const deliver::DeliveryReport& letter, const std::string& name,
                     Timestamp now);

// The send of the first Message-ID of ours that stands in a text.
std::optional<store::ReportedSend> quoted_send(const store::Database& db, std::string_view text);

}  // namespace tidings
