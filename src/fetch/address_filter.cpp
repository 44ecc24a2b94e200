#include "fetch/address_filter.h"

#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <optional>

namespace tidings::fetch {
namespace {

using Bytes = std::array<std::uint8_t, 16>;

struct Block4 {
    std::uint32_t first;
    int bits;
};

constexpr std::uint32_t dotted(std::uint32_t a, std::uint32_t b, std::uint32_t c, std::uint32_t d) {
    return a << 24 | b << 16 | c << 8 | d;
}

// The IANA special-purpose registry for IPv4 (RFC 6890 and later): whatever is not a public unicast address.
constexpr std::array<Block4, 15> special_ipv4{{
    {dotted(0, 0, 0, 0), 8},        // "this network"; 0.0.0.0 reaches this host
    {dotted(10, 0, 0, 0), 8},       // private
    {dotted(100, 64, 0, 0), 10},    // carrier-grade NAT
    {dotted(127, 0, 0, 0), 8},      // loopback
    {dotted(169, 254, 0, 0), 16},   // link-local, and the metadata services of clouds
    {dotted(172, 16, 0, 0), 12},    // private
    {dotted(192, 0, 0, 0), 24},     // protocol assignments
    {dotted(192, 0, 2, 0), 24},     // documentation
    {dotted(192, 88, 99, 0), 24},   // 6to4 relays
    {dotted(192, 168, 0, 0), 16},   // private
    {dotted(198, 18, 0, 0), 15},    // benchmarks
    {dotted(198, 51, 100, 0), 24},  // documentation
    {dotted(203, 0, 113, 0), 24},   // documentation
    {dotted(224, 0, 0, 0), 4},      // multicast
    {dotted(240, 0, 0, 0), 4},      // reserved, and broadcast
}};

bool is_public_ipv4(std::uint32_t address) {
    return std::ranges::none_of(special_ipv4, [address](const Block4& block) {
        return (address ^ block.first) >> (32 - block.bits) == 0;
    });
}

std::uint32_t ipv4_at(const Bytes& bytes, std::size_t at) {
    return dotted(bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]);
}

bool starts_with(const Bytes& bytes, std::initializer_list<std::uint8_t> prefix) {
    return std::equal(prefix.begin(), prefix.end(), bytes.begin());
}

// The IPv4 address that an IPv6 address stands for, if it is of a kind that wraps one.
std::optional<std::uint32_t> wrapped_ipv4(const Bytes& bytes) {
    if (starts_with(bytes, {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff}))
        return ipv4_at(bytes, 12);  // ::ffff:0:0/96
    if (starts_with(bytes, {0, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0}))
        return ipv4_at(bytes, 12);                                   // NAT64
    if (starts_with(bytes, {0x20, 0x02})) return ipv4_at(bytes, 2);  // 6to4
    return std::nullopt;
}

// Only 2000::/3 is handed out for the public (RFC 4291 section 2.4). Everything else is refused without being
// named: loopback, unspecified, IPv4-compatible, local NAT64, unique local, link-local, site-local,
// multicast.
bool is_public_ipv6(const Bytes& bytes) {
    if (const std::optional<std::uint32_t> inner = wrapped_ipv4(bytes)) return is_public_ipv4(*inner);
    if ((bytes[0] & 0xe0) != 0x20) return false;
    const bool protocol_assignment =
        starts_with(bytes, {0x20, 0x01}) && bytes[2] < 2;  // 2001::/23, with Teredo
    const bool documentation = starts_with(bytes, {0x20, 0x01, 0x0d, 0xb8}) ||
                               (starts_with(bytes, {0x3f, 0xff}) && bytes[2] < 0x10);  // RFC 9637
    return !protocol_assignment && !documentation;
}

in6_addr mapped(const in_addr& address) {
    in6_addr result{};
    result.s6_addr[10] = result.s6_addr[11] = 0xff;
    std::memcpy(result.s6_addr + 12, &address, sizeof address);
    return result;
}

std::optional<in6_addr> read_address(const std::string& text) {
    in_addr four{};
    if (::inet_pton(AF_INET, text.c_str(), &four) == 1) return mapped(four);
    in6_addr six{};
    if (::inet_pton(AF_INET6, text.c_str(), &six) == 1) return six;
    return std::nullopt;
}

// Copied out, because a sockaddr is storage for other types that the compiler may not look through.
template <class Address>
Address as(const sockaddr& address) {
    Address result{};
    std::memcpy(&result, &address, sizeof result);
    return result;
}

std::optional<in6_addr> ip_of(const sockaddr& address) {
    if (address.sa_family == AF_INET) return mapped(as<sockaddr_in>(address).sin_addr);
    if (address.sa_family == AF_INET6) return as<sockaddr_in6>(address).sin6_addr;
    return std::nullopt;
}

}  // namespace

Result<AddressFilter> AddressFilter::allowing(std::span<const std::string> allowed) {
    AddressFilter filter;
    for (const std::string& text : allowed) {
        const std::optional<in6_addr> address = read_address(text);
        if (!address)
            return Error{Code::configuration, "\"" + text + "\" in [http] allow_addresses is no IP address",
                         "Write single addresses like 127.0.0.1 or fd00::1; names and ranges are not taken."};
        filter.allowed_.push_back(*address);
    }
    return filter;
}

bool AddressFilter::may_visit(const sockaddr& address) const {
    const std::optional<in6_addr> ip = ip_of(address);
    if (!ip) return false;
    Bytes bytes{};
    std::memcpy(bytes.data(), &*ip, bytes.size());
    return is_public_ipv6(bytes) || std::ranges::any_of(allowed_, [&ip](const in6_addr& allowed) {
               return std::memcmp(&allowed, &*ip, sizeof allowed) == 0;
           });
}

std::string address_text(const sockaddr& address) {
    std::array<char, INET6_ADDRSTRLEN> text{};
    if (address.sa_family == AF_INET) {
        const auto four = as<sockaddr_in>(address);
        ::inet_ntop(AF_INET, &four.sin_addr, text.data(), text.size());
    } else if (address.sa_family == AF_INET6) {
        const auto six = as<sockaddr_in6>(address);
        ::inet_ntop(AF_INET6, &six.sin6_addr, text.data(), text.size());
    }
    return text.data();
}

}  // namespace tidings::fetch
