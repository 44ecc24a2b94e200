#include "model/send.h"

#include <array>

#include "model/named.h"

namespace tidings {
namespace {

constexpr std::array<std::string_view, 10> state_names{"queued",  "sending",    "deferred", "sent",
                                                       "failed",  "suppressed", "held",     "expired",
                                                       "bounced", "cancelled"};
constexpr std::array<std::string_view, 2> doubt_names{"resend", "hold"};

}  // namespace

std::string_view send_state_name(SendState state) { return state_names[static_cast<std::size_t>(state)]; }

std::string_view doubt_name(Doubt doubt) { return doubt_names[static_cast<std::size_t>(doubt)]; }

std::optional<Doubt> doubt_named(std::string_view name) { return named<Doubt>(doubt_names, name); }

}  // namespace tidings
