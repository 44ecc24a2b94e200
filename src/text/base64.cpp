#include "text/base64.h"

#include <cstdint>

#include "text/utf8.h"

namespace tidings {
namespace {

int digit_of(char c) {
    if (c >= 'A' && c <= 'Z') return c - 'A';
    if (c >= 'a' && c <= 'z') return c - 'a' + 26;
    if (c >= '0' && c <= '9') return c - '0' + 52;
    if (c == '+' || c == '-') return 62;
    if (c == '/' || c == '_') return 63;
    return -1;
}

}  // namespace

std::optional<std::string> from_base64(std::string_view text) {
    constexpr std::string_view ignored = " \t\n\r\f=";
    std::string bytes;
    std::uint32_t collected = 0;
    int bits = 0;
    for (const char c : text) {
        if (ignored.find(c) != std::string_view::npos) continue;
        const int digit = digit_of(c);
        if (digit < 0) return std::nullopt;
        collected = (collected << 6 | static_cast<std::uint32_t>(digit)) & 0xFFFFFF;
        bits += 6;
        if (bits < 8) continue;
        bits -= 8;
        bytes += static_cast<char>(collected >> bits & 0xFF);
    }
    if (!is_utf8(bytes)) return std::nullopt;
    return bytes;
}

}  // namespace tidings
