#include "deliver/give_up_brake.h"

#include <algorithm>

#include "deliver/refusal_words.h"

namespace tidings::deliver {
namespace {

constexpr std::int64_t always_allowed = 10, one_in = 20;

}  // namespace

bool is_too_many(std::int64_t given_up, std::int64_t recipients) {
    return given_up > std::max(always_allowed, recipients / one_in);
}

RefusalRow after_refusal(RefusalRow row, MailVerdict verdict, std::string_view answer) {
    std::string words = refusal_words(answer);
    row.alike = row.alike > 0 && words == row.words ? row.alike + 1 : 1;
    row.words = std::move(words);
    row.about_us = verdict == MailVerdict::us ? row.about_us + 1 : 0;
    return row;
}

bool is_about_us(const RefusalRow& row) { return row.about_us >= row_to_brake; }

bool is_about_nobody(const RefusalRow& row) { return !row.anything_accepted && row.alike >= row_to_brake; }

}  // namespace tidings::deliver
