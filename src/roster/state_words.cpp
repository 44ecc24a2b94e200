#include "roster/state_words.h"

#include <algorithm>
#include <array>
#include <string>

#include "text/plain_text.h"

namespace tidings::roster {
namespace {

struct Word {
    std::string_view word;
    Standing standing;
};

constexpr auto words = std::to_array<Word>({
    {"subscribed", Standing::confirmed},      {"active", Standing::confirmed},
    {"enabled", Standing::confirmed},         {"opted in", Standing::confirmed},
    {"opt-in", Standing::confirmed},          {"aktiv", Standing::confirmed},
    {"unconfirmed", Standing::pending},       {"not confirmed", Standing::pending},
    {"non-subscribed", Standing::pending},    {"new", Standing::pending},
    {"left", Standing::unsubscribed},         {"inactive", Standing::unsubscribed},
    {"disabled", Standing::unsubscribed},     {"opted out", Standing::unsubscribed},
    {"opt-out", Standing::unsubscribed},      {"abgemeldet", Standing::unsubscribed},
    {"inaktiv", Standing::unsubscribed},      {"archived", Standing::unsubscribed},
    {"deleted", Standing::unsubscribed},      {"cleaned", Standing::suppressed},
    {"bounced", Standing::suppressed},        {"hard bounced", Standing::suppressed},
    {"soft bounced", Standing::suppressed},   {"bounce", Standing::suppressed},
    {"complained", Standing::suppressed},     {"complaint", Standing::suppressed},
    {"marked as spam", Standing::suppressed}, {"spam", Standing::suppressed},
    {"blacklisted", Standing::suppressed},    {"blocklisted", Standing::suppressed},
    {"blocked", Standing::suppressed},
});

constexpr std::array<std::string_view, 10> words_for_no{"",    "0",    "no",  "n",   "false",
                                                        "off", "nein", "non", "nee", "0000-00-00 00:00:00"};

}  // namespace

std::optional<Standing> standing_meant(std::string_view word) {
    const std::string folded = fold_case(clean_line(word, 60));
    if (const auto ours = standing_named(folded)) return ours;
    const auto known = std::ranges::find(words, std::string_view(folded), &Word::word);
    return known == words.end() ? std::nullopt : std::optional(known->standing);
}

bool is_yes(std::string_view cell) {
    return std::ranges::find(words_for_no, std::string_view(fold_case(clean_line(cell, 60)))) ==
           words_for_no.end();
}

}  // namespace tidings::roster
