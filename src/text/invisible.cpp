#include "text/invisible.h"

#include <unicode/uchar.h>

#include <cstdint>
#include <cstdio>

#include "text/utf8.h"

namespace tidings {

bool is_invisible(char32_t character) {
    constexpr std::uint32_t kinds = U_GC_C_MASK | U_GC_Z_MASK;
    constexpr std::uint32_t unseen = kinds & ~static_cast<std::uint32_t>(U_GC_CO_MASK);
    const auto code_point = static_cast<UChar32>(character);
    return (U_GET_GC_MASK(code_point) & unseen) != 0 ||
           u_hasBinaryProperty(code_point, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0;
}

std::string_view trim_invisible(std::string_view text) {
    std::size_t begin = text.size(), end = 0;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        if (!is_invisible(point.value)) {
            begin = std::min(begin, at);
            end = point.next;
        }
        at = point.next;
    }
    return end == 0 ? std::string_view() : text.substr(begin, end - begin);
}

std::string show_invisible(std::string_view text) {
    std::string shown;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        if (point.value != U' ' && is_invisible(point.value)) {
            char escape[16];
            std::snprintf(escape, sizeof escape, "\\u%04x", static_cast<unsigned>(point.value));
            shown += escape;
        } else {
            shown += text.substr(at, point.next - at);
        }
        at = point.next;
    }
    return shown;
}

}  // namespace tidings
