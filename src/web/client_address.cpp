#include "web/client_address.h"

#include <algorithm>
#include <boost/asio/ip/address.hpp>

#include "text/ascii.h"
#include "text/white_space.h"

namespace tidings::web {
namespace {

namespace ip = boost::asio::ip;

// What stands behind the last `mark` outside of quotation marks (RFC 9110 section 5.6.4).
std::string_view behind_last(std::string_view list, char mark) {
    std::size_t start = 0;
    bool is_quoted = false;
    for (std::size_t i = 0; i < list.size(); ++i) {
        if (is_quoted && list[i] == '\\')
            ++i;
        else if (list[i] == '"')
            is_quoted = !is_quoted;
        else if (list[i] == mark && !is_quoted)
            start = i + 1;
    }
    return trimmed(list.substr(start), is_space_or_tab);
}

std::string_view unquoted(std::string_view text) {
    if (text.size() >= 2 && text.starts_with('"') && text.ends_with('"'))
        return text.substr(1, text.size() - 2);
    return text;
}

// An address with a port or without; IPv6 with a port stands in brackets (RFC 7239 section 6).
std::string_view without_port(std::string_view node) {
    if (const std::size_t end = node.find(']'); node.starts_with('['))
        return end == std::string_view::npos ? std::string_view{} : node.substr(1, end - 1);
    return std::ranges::count(node, ':') == 1 ? node.substr(0, node.find(':')) : node;
}

// The parameter `for` of a forwarded-element.
std::string_view for_of(std::string_view element) {
    while (!element.empty()) {
        const std::string_view pair = behind_last(element, ';');
        const std::size_t equals = pair.find('=');
        if (equals != std::string_view::npos &&
            equal_ignoring_case(trimmed(pair.substr(0, equals), is_space_or_tab), "for"))
            return unquoted(trimmed(pair.substr(equals + 1), is_space_or_tab));
        const auto before = static_cast<std::size_t>(pair.data() - element.data());
        const std::string_view rest = element.substr(0, before);
        const std::size_t mark = rest.rfind(';');
        element = mark == std::string_view::npos ? std::string_view{} : rest.substr(0, mark);
    }
    return {};
}

}  // namespace

std::string client_named_by_proxy(const Request& request, std::string_view proxy_header) {
    const std::string name = lower_ascii(proxy_header);
    std::string_view list;
    for (const auto& [field, value] : request.headers)
        if (field == name) list = value;
    const std::string_view last = behind_last(list, ',');
    const std::string_view node = name == "forwarded" ? for_of(last) : unquoted(last);
    return read_address(without_port(node));
}

std::string read_address(std::string_view text) {
    boost::system::error_code none;
    const ip::address address = ip::make_address(std::string(text), none);
    if (none) return {};
    if (address.is_v6() && address.to_v6().is_v4_mapped())
        return ip::make_address_v4(ip::v4_mapped, address.to_v6()).to_string();
    return address.to_string();
}

std::string network_of(std::string_view address) {
    boost::system::error_code none;
    const ip::address read = ip::make_address(std::string(address), none);
    if (none || !read.is_v6()) return std::string(address);
    ip::address_v6::bytes_type bytes = read.to_v6().to_bytes();
    std::fill(bytes.begin() + bytes.size() / 2, bytes.end(), std::uint8_t{0});
    return ip::make_address_v6(bytes).to_string() + "/64";
}

}  // namespace tidings::web
