#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "deliver/delivery_report.h"
#include "mailing/returned_mail.h"
#include "store/reports.h"

namespace tidings {

// Takes in what a person, or a program of theirs, wrote to an address of ours: who asks to leave leaves, and
// what else they say is kept for editors. Whoever holds the token of an unsubscribe address may leave by it;
// who only answers a mail of ours must write from their own address, as its Message-ID stands in each answer
// and forwarded copy. `name` names the mail.
Returned take_letter(DataFolder& folder, const deliver::DeliveryReport& letter, const std::string& name,
                     Timestamp now);

// The send of the first Message-ID of ours that stands in a text.
std::optional<store::ReportedSend> quoted_send(const store::Database& db, std::string_view text);

}  // namespace tidings
