#pragma once

#include <string_view>

namespace tidings {

// Calls `take` with each part between the separators, the empty ones too.
template <class Take>
void each_part(std::string_view text, char separator, const Take& take) {
    while (true) {
        const std::size_t end = text.find(separator);
        take(text.substr(0, end));
        if (end == std::string_view::npos) return;
        text.remove_prefix(end + 1);
    }
}

// Removes `prefix` from the beginning of `text`; false, and `text` unchanged, if it begins otherwise.
inline bool cut_front(std::string_view& text, std::string_view prefix) {
    if (!text.starts_with(prefix)) return false;
    text.remove_prefix(prefix.size());
    return true;
}

}  // namespace tidings
