#pragma once

#include <array>
#include <string_view>

namespace tidings::support {

// Those that our own words are written in.
inline constexpr std::array<std::string_view, 9> nine_languages{"en", "fr", "it", "el", "es",
                                                                "de", "pt", "nl", "fi"};

}  // namespace tidings::support
