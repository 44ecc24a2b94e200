#pragma once

#include <array>
#include <string_view>

namespace tidings {

// The languages that our own words come in, in mails and on pages: templates/words has a file for each.
inline constexpr std::array<std::string_view, 9> our_languages{"en", "fr", "it", "el", "es",
                                                               "de", "pt", "nl", "fi"};

}  // namespace tidings
