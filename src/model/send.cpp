#include "model/send.h"

#include <array>

#include "model/named.h"

namespace tidings {
namespace {

constexpr std::array<std::string_view, 10> state_names{"queued",  "sending",    "deferred", "sent",
                                                       "failed",  "suppressed", "held",     "expired",
                                                       "bounced", "cancelled"};
constexpr std::array<std::string_view, 2> on_uncertain_names{"resend", "hold"};

}  // namespace

std::string_view send_state_name(SendState state) { return state_names[static_cast<std::size_t>(state)]; }

std::string_view on_uncertain_name(OnUncertain on_uncertain) {
    return on_uncertain_names[static_cast<std::size_t>(on_uncertain)];
}

std::optional<OnUncertain> on_uncertain_named(std::string_view name) {
    return named<OnUncertain>(on_uncertain_names, name);
}

}  // namespace tidings
