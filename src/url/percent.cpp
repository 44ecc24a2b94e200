#include "url/percent.h"

#include "text/ascii.h"

namespace tidings {

bool is_escape(std::string_view text, std::size_t at) {
    return text[at] == '%' && at + 2 < text.size() && is_hex_digit(text[at + 1]) &&
           is_hex_digit(text[at + 2]);
}

char escaped_byte(std::string_view text, std::size_t at) {
    return static_cast<char>(hex_value(text[at + 1]) * 16 + hex_value(text[at + 2]));
}

std::string percent_encoded(std::string_view text) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string out;
    for (const char c : text) {
        const char lower = to_lower(c);
        if ((lower >= 'a' && lower <= 'z') || is_digit(c) || c == '-' || c == '.' || c == '_' || c == '~') {
            out += c;
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        out += '%';
        out += digits[byte >> 4];
        out += digits[byte & 15];
    }
    return out;
}

std::string percent_decoded(std::string_view text) {
    std::string decoded;
    decoded.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool escape = is_escape(text, i);
        decoded.push_back(escape ? escaped_byte(text, i) : text[i]);
        if (escape) i += 2;
    }
    return decoded;
}

}  // namespace tidings
