#pragma once

#include <optional>
#include <string_view>

namespace tidings {

// Where one issue to one subscriber stands. Waiting: queued (never tried) and deferred (to be tried again);
// sending: a run has claimed it. All others are settled.
enum class SendState {
    queued,
    sending,
    deferred,
    sent,
    failed,      // refused for good
    suppressed,  // the reader's address is suppressed
    held,        // its delivery is uncertain, or it may not go without a decision of an editor
    expired,     // given up, after the deadline or by an editor
    bounced,     // sent, and came back
    cancelled,   // its issue was stopped
};

std::string_view send_state_name(SendState state);

// The policy for a message whose delivery is uncertain: send it again, which risks a duplicate, or hold it,
// which risks a loss.
enum class Doubt { resend, hold };

std::string_view doubt_name(Doubt doubt);
std::optional<Doubt> doubt_named(std::string_view name);

}  // namespace tidings
