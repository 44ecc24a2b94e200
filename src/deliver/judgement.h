#pragma once

#include <span>
#include <string>
#include <string_view>

#include "deliver/delivery_report.h"
#include "model/verdict.h"

namespace tidings::deliver {

struct Judgement {
    MailVerdict verdict = MailVerdict::unknown;
    std::string status;  // the code that was believed (RFC 3463); "5.0.0" if there is none
};

// What a report is about for the one recipient whom the mail went to. `reported` has its groups of fields,
// `words` its text for people, which is looked at only where a group has no Diagnostic-Code, or where there
// is no group. Where Status says no more than x.0.0, or contradicts the answer of the other server, the code
// in Diagnostic-Code counts (RFC 3464 section 2.3.6), and words count more than codes. `recipient` may be
// empty: then every group is taken for theirs.
Judgement judge_report(std::span<const ReportedRecipient> reported, std::string_view words,
                       std::string_view recipient);

// What a mail server's refusal is about, in answer to RCPT or to the text. What is said after the text is
// hardly of the address: then no more than unexplained.
Judgement judge_refusal(std::string_view answer, bool at_recipient);

// Whether a group of a report says that the mail will not arrive. Its Action decides, whatever comment stands
// behind it, or its status where it has none that RFC 3464 knows.
bool says_failed(const ReportedRecipient& reported);

}  // namespace tidings::deliver
