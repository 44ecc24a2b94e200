#include "model/subscriber.h"

#include <algorithm>
#include <array>

#include "model/named.h"
#include "url/idna.h"

namespace tidings {
namespace {

constexpr std::array<std::string_view, 3> state_names{"pending", "confirmed", "unsubscribed"};
constexpr std::size_t longest_address = 254;  // RFC 5321 section 4.5.3.1.3, less the angle brackets
constexpr std::size_t longest_local_part = 64;

// The atext of RFC 5322 section 3.2.3. Narrower than what the grammar allows (quoted strings, comments), so
// that nothing that could end a header or an SMTP command can be part of an address.
bool is_atext(char c) {
    constexpr std::string_view others = "!#$%&'*+-/=?^_`{|}~";
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           others.find(c) != std::string_view::npos;
}

bool is_dot_atom(std::string_view text) {
    if (text.empty() || text.front() == '.' || text.back() == '.' ||
        text.find("..") != std::string_view::npos)
        return false;
    return std::ranges::all_of(text, [](char c) { return c == '.' || is_atext(c); });
}

// No top-level domain begins with a digit (RFC 3696 section 2); an IP address does.
bool ends_in_a_top_level_domain(std::string_view domain) {
    const std::size_t dot = domain.rfind('.');
    return dot != std::string_view::npos && dot + 1 < domain.size() &&
           (domain[dot + 1] < '0' || domain[dot + 1] > '9');
}

Error no_address(std::string_view text) {
    std::string shown;
    for (const char c : text.substr(0, 100))
        shown += static_cast<unsigned char>(c) < 0x20 || c == 0x7f ? '?' : c;
    return {Code::usage, "\"" + shown + "\" is no mail address we can use", "Write it as name@example.org."};
}

}  // namespace

std::string_view subscriber_state_name(SubscriberState state) {
    return state_names[static_cast<std::size_t>(state)];
}

std::optional<SubscriberState> subscriber_state_named(std::string_view name) {
    return named<SubscriberState>(state_names, name);
}

Result<EmailAddress> EmailAddress::parse(std::string_view text) {
    const std::size_t at = text.rfind('@');
    if (at == std::string_view::npos) return no_address(text);
    const std::string_view local = text.substr(0, at);
    const std::optional<std::string> domain = ascii_host(text.substr(at + 1));
    if (!is_dot_atom(local) || local.size() > longest_local_part || !domain || !is_dot_atom(*domain) ||
        !ends_in_a_top_level_domain(*domain))
        return no_address(text);
    std::string address = std::string(local) + "@" + *domain;
    if (address.size() > longest_address) return no_address(text);
    return EmailAddress(std::move(address));
}

std::string_view EmailAddress::domain() const { return std::string_view(text_).substr(text_.rfind('@') + 1); }

}  // namespace tidings
