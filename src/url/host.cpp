#include "url/host.h"

#include <arpa/inet.h>

#include <array>
#include <cstdint>
#include <vector>

#include "text/ascii.h"
#include "url/idna.h"
#include "url/percent.h"

namespace tidings {

namespace {

std::optional<std::string> ipv6(std::string_view inside_brackets) {
    const std::string text(inside_brackets);
    if (text.find('\0') != std::string::npos) return std::nullopt;
    in6_addr address{};
    if (inet_pton(AF_INET6, text.c_str(), &address) != 1) return std::nullopt;
    std::array<char, INET6_ADDRSTRLEN> written{};
    inet_ntop(AF_INET6, &address, written.data(), written.size());
    return "[" + std::string(written.data()) + "]";
}

std::string_view last_part(std::string_view host) { return host.substr(host.rfind('.') + 1); }

std::vector<std::string_view> dotted_parts(std::string_view host) {
    std::vector<std::string_view> parts;
    while (true) {
        const std::size_t dot = host.find('.');
        parts.push_back(host.substr(0, dot));
        if (dot == std::string_view::npos) return parts;
        host.remove_prefix(dot + 1);
    }
}

bool all_digits(std::string_view text) {
    for (const char c : text) {
        if (!is_digit(c)) return false;
    }
    return !text.empty();
}

bool is_hex_number(std::string_view text) {
    if (!text.starts_with("0x")) return false;
    for (const char c : text.substr(2)) {
        if (!is_hex_digit(c)) return false;
    }
    return true;
}

// A number in C's notation: 0x…, 0… (octal) or decimal. None if it is none or exceeds 32 bits.
std::optional<std::uint64_t> ipv4_number(std::string_view text) {
    unsigned base = 10;
    if (text.starts_with("0x")) {
        base = 16;
        text.remove_prefix(2);
    } else if (text.size() > 1 && text.starts_with('0')) {
        base = 8;
        text.remove_prefix(1);
    }
    std::uint64_t value = 0;
    for (const char c : text) {
        if (!is_hex_digit(c)) return std::nullopt;
        const auto digit = static_cast<unsigned>(hex_value(c));
        if (digit >= base) return std::nullopt;
        value = value * base + digit;
        if (value > 0xFFFFFFFFU) return std::nullopt;
    }
    return value;
}

std::string dotted_quad(std::uint32_t address) {
    return std::to_string(address >> 24) + "." + std::to_string((address >> 16) & 0xFFU) + "." +
           std::to_string((address >> 8) & 0xFFU) + "." + std::to_string(address & 0xFFU);
}

// All parts but the last are one byte each; the last fills what is left.
std::optional<std::string> ipv4(const std::vector<std::string_view>& parts) {
    if (parts.size() > 4) return std::nullopt;
    std::uint64_t address = 0;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (parts[i].empty()) return std::nullopt;
        const std::optional<std::uint64_t> number = ipv4_number(parts[i]);
        if (!number) return std::nullopt;
        const bool last = i + 1 == parts.size();
        const std::size_t bytes = last ? 4 - i : 1;
        if (*number >= std::uint64_t{1} << (8 * bytes)) return std::nullopt;
        address |= last ? *number : *number << (8 * (3 - i));
    }
    return dotted_quad(static_cast<std::uint32_t>(address));
}

}  // namespace

std::optional<std::string> url_host(std::string_view host) {
    if (host.starts_with('[')) {
        if (!host.ends_with(']')) return std::nullopt;
        return ipv6(host.substr(1, host.size() - 2));
    }
    std::string decoded =
        host.find('%') == std::string_view::npos ? std::string(host) : percent_decoded(host);
    const bool rooted = decoded.size() > 1 && decoded.ends_with('.');
    if (rooted) decoded.pop_back();
    std::optional<std::string> name = ascii_host(decoded);
    if (!name) return std::nullopt;

    const std::string_view last = last_part(*name);
    if (all_digits(last) || is_hex_number(last)) return ipv4(dotted_parts(*name));
    if (rooted) name->push_back('.');
    return name;
}

std::string_view bare_host(std::string_view host) {
    while (host.ends_with('.')) host.remove_suffix(1);
    constexpr auto prefixes = std::to_array<std::string_view>({"www.", "m.", "amp.", "mobile."});
    for (const std::string_view prefix : prefixes) {
        if (host.starts_with(prefix) && host.find('.', prefix.size()) != std::string_view::npos) {
            host.remove_prefix(prefix.size());
        }
    }
    return host;
}

}  // namespace tidings
