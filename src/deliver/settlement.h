#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "deliver/judgement.h"
#include "deliver/mailer.h"
#include "model/send.h"

namespace tidings::deliver {

// A mail that is put off again after so much uptime of the mail server since it was first put off is given
// up.
inline constexpr std::chrono::hours deadline{48};

// No send waits longer than this for its next attempt; one that seems to was written by a clock that was
// wrong.
inline constexpr std::chrono::hours longest_wait{5};

// What is known of a send when the outcome of handing it over comes.
struct Attempt {
    std::string_view token;  // of the send
    int before = 0;          // attempts that counted, without this one
    OnUncertain on_uncertain = OnUncertain::resend;
    bool is_last = false;  // its deadline has passed: it is not put off again
};

// What becomes of a send, and what else its outcome says.
struct Settlement {
    SendState state = SendState::deferred;
    std::optional<Timestamp> due{};      // if it is to be tried again
    bool counted = false;                // as an attempt
    std::optional<Judgement> refusal{};  // what it was refused for, if it was
    bool relay_trouble = false;          // every other message would have met the same
};

Settlement settle(const Attempt& attempt, const Outcome& outcome, Timestamp now);

// How long to wait after so many attempts: 5, 15, 30, 60, 120, then 240 minutes, a fifth more or less by the
// token, so that what failed together does not come back together. The same for the same send, always.
std::chrono::seconds wait_after(int attempts, std::string_view token);

}  // namespace tidings::deliver
