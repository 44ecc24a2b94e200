#include "deliver/bounce_rule.h"

#include <algorithm>

#include "deliver/reply_code.h"

namespace tidings::deliver {
namespace {

constexpr int for_good_limit = 2, in_row_limit = 3;

bool counts(std::string_view status) { return !status.empty() && !is_about_us(status); }

int longest_row(std::span<const std::string> history) {
    int row = 0, longest = 0;
    for (const std::string& status : history) {
        row = counts(status) ? row + 1 : 0;
        longest = std::max(longest, row);
    }
    return longest;
}

}  // namespace

std::string why_give_up(std::string_view status, std::span<const std::string> history) {
    if (is_dead_address(status) || status == "5.2.1") return "bounced: " + std::string(status);
    const auto for_good = std::ranges::count_if(
        history, [](const std::string& each) { return counts(each) && each.starts_with('5'); });
    if (counts(status) && status.starts_with('5') && for_good >= for_good_limit)
        return "bounced " + std::to_string(for_good) + " times: " + std::string(status);
    if (counts(status) && longest_row(history) >= in_row_limit)
        return "bounced " + std::to_string(in_row_limit) + " times in a row: " + std::string(status);
    return {};
}

}  // namespace tidings::deliver
