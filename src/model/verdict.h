#pragma once

#include <optional>
#include <string_view>

#include "base/clock.h"

namespace tidings {

// The cause of a failed mail, as judged from codes and words.
enum class MailVerdict {
    nothing,  // no failure of this reader: it concerns a member behind an alias, or the mail is only delayed
    address,  // the mailbox or its domain is not there, or closed
    unexplained,  // refused without a reason, or with a code and words that contradict each other
    mailbox,      // full, busy, or not reached in time
    us,           // our address, server, rate, list, text or route: the reader has no part in it
    unknown,      // words that no rule matches
};

std::string_view verdict_name(MailVerdict verdict);
std::optional<MailVerdict> verdict_named(std::string_view name);

// A mail that was handed over or refused, and its known outcome.
struct PastMail {
    std::optional<MailVerdict> failure;  // none: no failure is known
    Timestamp at{};                      // when it was handed over or refused
};

}  // namespace tidings
