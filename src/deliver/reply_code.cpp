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

bool is_dead_address(std::string_view status) { return status.starts_with("5.1.") && !is_about_us(status); }

bool is_about_us(std::string_view status) {
    return status.starts_with("5.7.") || status == "5.1.7" || status == "5.1.8";
}

}  // namespace tidings::deliver
