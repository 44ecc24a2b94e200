#include "model/digest.h"

#include <array>

#include "model/named.h"

namespace tidings {
namespace {

constexpr std::array<std::string_view, 3> rhythm_names{"daily", "weekly", "monthly"};
constexpr std::array<std::string_view, 2> unapproved_names{"hold", "auto"};
constexpr std::array<std::string_view, 7> weekday_names{"sunday",   "monday", "tuesday", "wednesday",
                                                        "thursday", "friday", "saturday"};
constexpr std::array<std::string_view, 5> nth_names{"last", "first", "second", "third", "fourth"};

}  // namespace

std::string_view rhythm_name(Rhythm rhythm) { return rhythm_names[static_cast<std::size_t>(rhythm)]; }
std::optional<Rhythm> rhythm_named(std::string_view name) { return named<Rhythm>(rhythm_names, name); }

std::string_view unapproved_name(Unapproved policy) {
    return unapproved_names[static_cast<std::size_t>(policy)];
}
std::optional<Unapproved> unapproved_named(std::string_view name) {
    return named<Unapproved>(unapproved_names, name);
}

std::string_view day_of_week_name(std::chrono::weekday day) { return weekday_names[day.c_encoding()]; }
std::optional<std::chrono::weekday> day_of_week_named(std::string_view name) {
    const auto number = named<std::size_t>(weekday_names, name);
    if (!number) return std::nullopt;
    return std::chrono::weekday(static_cast<unsigned>(*number));
}

std::string nth_weekday_name(const NthWeekday& nth) {
    return std::string(nth_names[static_cast<std::size_t>(nth.nth)]) + " " +
           std::string(day_of_week_name(nth.day));
}

std::optional<NthWeekday> nth_weekday_named(std::string_view name) {
    const std::size_t space = name.find(' ');
    if (space == std::string_view::npos) return std::nullopt;
    const auto nth = named<int>(nth_names, name.substr(0, space));
    const auto day = day_of_week_named(name.substr(space + 1));
    if (!nth || !day) return std::nullopt;
    return NthWeekday{*nth, *day};
}

}  // namespace tidings
