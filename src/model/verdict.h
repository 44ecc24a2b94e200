#pragma once

#include <optional>
#include <string_view>

#include "base/clock.h"

namespace tidings {

// What the failure of a mail was about.
enum class MailVerdict {
    nothing,      // no failure of the reader's own: a member behind an alias, or the mail is still on its way
    address,      // the mailbox or its domain is not there, or closed
    unexplained,  // refused without a word of why, or words and code that contradict each other
    mailbox,      // full, busy, or not reached in time
    us,           // our address, server, rate, list, text or route: the reader has no part in it
    unknown,      // words that say nothing to us
};

std::string_view verdict_name(MailVerdict verdict);
std::optional<MailVerdict> verdict_named(std::string_view name);

// A mail that was handed over, or refused, and what is known of its end.
struct PastMail {
    std::optional<MailVerdict> failure;  // none: nothing came back
    Timestamp at{};                      // when it was handed over or refused
};

}  // namespace tidings
