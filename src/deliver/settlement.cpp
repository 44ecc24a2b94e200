#include "deliver/settlement.h"

#include <algorithm>
#include <array>

#include "text/hash.h"

namespace tidings::deliver {
namespace {

using Kind = Outcome::Kind;
using std::chrono::minutes;

constexpr std::array<minutes, 6> waits{minutes(5),  minutes(15),  minutes(30),
                                       minutes(60), minutes(120), minutes(240)};
constexpr std::uint64_t jitter_percent = 20;

Settlement again(const Attempt& attempt, Timestamp now) {
    if (attempt.is_last) return {.state = SendState::expired, .counted = true};
    return {.state = SendState::deferred,
            .due = now + wait_after(attempt.before + 1, attempt.token),
            .counted = true};
}

Settlement refused(const Outcome& outcome) {
    return {.state = SendState::failed,
            .counted = true,
            .refusal = judge_refusal(outcome.answer, outcome.at_recipient)};
}

}  // namespace

std::chrono::seconds wait_after(int attempts, std::string_view token) {
    const auto step = static_cast<std::size_t>(std::clamp<int>(attempts, 1, static_cast<int>(waits.size())));
    const std::chrono::seconds wait = waits[step - 1];
    const std::uint64_t dice = hash64(std::string(token) + "#" + std::to_string(attempts));
    const auto percent = static_cast<std::int64_t>(100 - jitter_percent + dice % (2 * jitter_percent + 1));
    return wait * percent / 100;
}

Settlement settle(const Attempt& attempt, const Outcome& outcome, Timestamp now) {
    switch (outcome.kind) {
        case Kind::accepted:
            return {.state = SendState::sent, .counted = true};
        case Kind::refused:
            return refused(outcome);
        case Kind::unavailable:
            return {.state = SendState::deferred, .due = now, .relay_trouble = true};
        case Kind::uncertain:
            if (attempt.on_uncertain == OnUncertain::hold) return {.state = SendState::held, .counted = true};
            break;
        case Kind::deferred:
            break;
        case Kind::unmade:
            return {.state = SendState::held};
    }
    return again(attempt, now);
}

}  // namespace tidings::deliver
