#include "subscribe/ticket.h"

#include <sodium.h>

#include <charconv>

namespace tidings {
namespace {

constexpr std::chrono::seconds quickest{2};
constexpr std::chrono::hours oldest{24};

}  // namespace

std::string form_ticket(const SecretKey& key, Timestamp shown) {
    const std::string time = std::to_string(shown.time_since_epoch().count());
    return time + "." + key.token("form|v1|" + time);
}

TicketState check_ticket(const SecretKey& key, std::string_view ticket, Timestamp now) {
    std::int64_t seconds = 0;
    const auto [end, error] = std::from_chars(ticket.data(), ticket.data() + ticket.size(), seconds);
    if (error != std::errc() || end == ticket.data() + ticket.size() || *end != '.')
        return TicketState::forged;
    const Timestamp shown{std::chrono::seconds(seconds)};
    const std::string ours = form_ticket(key, shown);
    if (ours.size() != ticket.size() || sodium_memcmp(ours.data(), ticket.data(), ours.size()) != 0)
        return TicketState::forged;
    if (now - shown < quickest) return TicketState::too_quick;
    return now - shown > oldest ? TicketState::too_old : TicketState::good;
}

}  // namespace tidings
