#include "deliver/reply_code.h"

#include <algorithm>

namespace tidings::deliver {

std::string_view enhanced_code(std::string_view answer) {
    if (answer.size() < 5) return {};
    const std::string_view rest = answer.substr(4);
    const std::string_view code = rest.substr(0, rest.find(' '));
    const bool form = !code.empty() && code.find_first_not_of("0123456789.") == std::string_view::npos &&
                      std::ranges::count(code, '.') == 2 && code.front() == answer.front();
    return form ? code : std::string_view{};
}

}  // namespace tidings::deliver
