#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/send.h"

namespace tidings {

enum class Rhythm { daily, weekly, monthly };

// The policy for an issue that is due without an approval.
enum class Unapproved { hold, automatic };

std::string_view rhythm_name(Rhythm rhythm);
std::optional<Rhythm> rhythm_named(std::string_view name);
std::string_view unapproved_name(Unapproved policy);  // "hold", "auto"
std::optional<Unapproved> unapproved_named(std::string_view name);

// "sunday" to "saturday".
std::string_view day_of_week_name(std::chrono::weekday day);
std::optional<std::chrono::weekday> day_of_week_named(std::string_view name);

// A day of a month by its week: the first to fourth, or the last.
struct NthWeekday {
    int nth = 1;  // 1 to 4; 0 for the last
    std::chrono::weekday day;

    bool operator==(const NthWeekday&) const = default;
};
std::string nth_weekday_name(const NthWeekday& nth);  // "first monday", "last friday"
std::optional<NthWeekday> nth_weekday_named(std::string_view name);

// A newsletter that goes out again and again, as the configuration defines it.
struct Digest {
    std::string slug, title;
    std::string description;  // what readers get, in a sentence or two; may be empty
    Rhythm rhythm = Rhythm::weekly;
    std::vector<std::chrono::weekday> days;  // weekly: on which an issue is due; then never empty
    int day_of_month = 1;                    // monthly: 1 to 31; the last day of a shorter month
    std::optional<NthWeekday> nth;           // monthly: instead of day_of_month
    std::chrono::minutes time_of_day{};      // local wall-clock time in `zone`
    std::string zone;                        // IANA name, e.g. "Europe/Rome"
    std::chrono::hours cut_off{
        0};  // stories approved later than this before the issue is due go into the next one
    std::size_t maximum_items = 30;
    std::vector<std::string> sections;        // tags, in the order of their headings; the rest under "More"
    std::vector<std::string> topics;          // tags, any of which a story must have; empty: all stories
    std::vector<std::string> item_languages;  // BCP 47 primary tags of stories; empty: all
    Unapproved unapproved = Unapproved::hold;
    OnUncertain on_uncertain = OnUncertain::resend;
    std::string from;                       // "Name <address>", or an address
    std::string reply_to;                   // Name <address>, an address, or empty
    std::string language = "en";            // for subscribers who chose none
    std::string readers = "anybody";        // or "invited": not offered on pages, not shown on the web
    std::string intro;                      // our own words above the items; may be empty
    std::chrono::hours lateness_limit{24};  // an issue later than this waits for a person

    bool is_by_invitation() const { return readers == "invited"; }
};

}  // namespace tidings
