#include "fetch/rhythm.h"

#include <algorithm>
#include <functional>
#include <vector>

namespace tidings::fetch {
namespace {

using std::chrono::days;
using std::chrono::seconds;

constexpr seconds shortest_patience = days(14);
constexpr seconds longest_patience = days(365);
constexpr seconds patience_without_rhythm = days(182);
constexpr std::size_t gaps_of_a_rhythm = 2;
constexpr seconds shortest_rhythm = days(1);        // what came all at once shows none
constexpr std::size_t gaps_with_an_exception = 10;  // of so many, the longest is not usual

std::span<const Timestamp> looked_at(std::span<const Timestamp> newest_first) {
    return newest_first.first(std::min<std::size_t>(newest_first.size(), items_of_rhythm));
}

// Of at least so long; what came all at once makes none.
std::vector<seconds> longest_gaps_first(std::span<const Timestamp> newest_first, seconds at_least) {
    std::vector<seconds> gaps;
    for (std::size_t i = 1; i < newest_first.size(); ++i)
        if (newest_first[i - 1] - newest_first[i] >= at_least)
            gaps.push_back(newest_first[i - 1] - newest_first[i]);
    std::ranges::sort(gaps, std::ranges::greater{});
    return gaps;
}

// When the oldest item would have come if all gaps were as long as the median one: an item pinned for years
// or dated 1970 does not stretch the rhythm. Items within an hour of each other are one burst. Never before
// the oldest item itself.
Timestamp oldest_in_rhythm(std::span<const Timestamp> newest_first) {
    constexpr seconds between_bursts = std::chrono::hours(1);
    const std::vector<seconds> gaps = longest_gaps_first(newest_first, between_bursts);
    if (gaps.empty()) return newest_first.back();
    const seconds median = gaps[gaps.size() / 2];  // of an even number, the shorter one in the middle
    return std::max(newest_first.back(),
                    newest_first.front() - median * static_cast<std::int64_t>(gaps.size()));
}

seconds patience(std::span<const Timestamp> newest_first) {
    const std::vector<seconds> gaps = longest_gaps_first(newest_first, seconds(1));
    const bool has_rhythm =
        gaps.size() >= gaps_of_a_rhythm && newest_first.front() - newest_first.back() >= shortest_rhythm;
    if (!has_rhythm) return patience_without_rhythm;
    const seconds usual = gaps[gaps.size() >= gaps_with_an_exception ? 1 : 0];
    return std::clamp(2 * usual, shortest_patience, longest_patience);
}

}  // namespace

std::optional<seconds> usual_gap(std::span<const Timestamp> newest_first) {
    newest_first = looked_at(newest_first);
    if (newest_first.size() < 2 || newest_first.front() == newest_first.back()) return std::nullopt;
    const seconds in_rhythm = newest_first.front() - oldest_in_rhythm(newest_first);
    return in_rhythm / static_cast<std::int64_t>(newest_first.size() - 1);
}

PublishingRhythm rhythm_of(std::span<const Timestamp> newest_first) {
    newest_first = looked_at(newest_first);
    if (newest_first.empty()) return {};
    return {.items = static_cast<int>(newest_first.size()),
            .oldest = oldest_in_rhythm(newest_first),
            .silent_from = newest_first.front() + patience(newest_first)};
}

bool is_silent(const PublishingRhythm& rhythm, Timestamp now) {
    return rhythm.silent_from && now >= *rhythm.silent_from;
}

}  // namespace tidings::fetch
