#include "commands/feeds/spans.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace tidings {
namespace {

using std::chrono::seconds;

struct Unit {
    seconds length;
    std::string_view name;
};

constexpr std::array<Unit, 6> units{{{std::chrono::hours(24 * 30), "month"},
                                     {std::chrono::hours(24 * 7), "week"},
                                     {std::chrono::hours(24), "day"},
                                     {std::chrono::hours(1), "hour"},
                                     {std::chrono::minutes(1), "minute"},
                                     {seconds(1), "second"}}};

}  // namespace

std::string in_words(seconds span) {
    const seconds length = std::max(span, -span);
    // The largest unit of which there are at least two; "1 day" is better said as 24 hours.
    const auto unit =
        std::ranges::find_if(units, [&](const Unit& each) { return length >= 2 * each.length; });
    if (unit == units.end()) return std::to_string(length.count()) + " s";
    return std::to_string((length + unit->length / 2) / unit->length) + " " + std::string(unit->name) + "s";
}

std::string how_often(seconds usual_gap) {
    constexpr seconds week = std::chrono::hours(24 * 7);
    if (usual_gap <= seconds(0)) return "not known yet";
    const auto a_week = (week + usual_gap / 2) / usual_gap;
    if (a_week >= 2) return "about " + std::to_string(a_week) + " a week";
    return "about one in " + in_words(usual_gap);
}

}  // namespace tidings
