#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "deliver/delivery_report.h"
#include "deliver/report_fields.h"

namespace tidings::deliver {

// What a failure says that was written for people alone: qmail's form (QSBMF), Exim's with
// X-Failed-Recipients, and the like, such as IONOS's. The diagnostic is what stands behind the address, the
// status what a reply code there tells, the action "failed" or "delayed". None if a mail with these headers
// and words is no such report.
std::optional<ReportedRecipient> bounce_in_words(const std::vector<ReportField>& headers,
                                                 std::string_view words);

// What stands before the mail that a report in words returns.
std::string_view before_returned_mail(std::string_view words);

// "5.1.1" of words that hold an enhanced status code of a failure (RFC 3463); "5.0.0" or "4.0.0" where they
// hold a reply code alone (RFC 5321 section 4.2); empty if they hold neither.
std::string status_in_words(std::string_view words);

}  // namespace tidings::deliver
