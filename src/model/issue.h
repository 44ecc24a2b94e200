#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "model/ids.h"

namespace tidings {

// sealed: the mail is frozen and one send per subscriber is written. sending: some went. sent: nothing is
// left to send.
enum class IssueState { draft, ready, approved, sealed, sending, sent, held, cancelled };

std::string_view issue_state_name(IssueState state);
std::optional<IssueState> issue_state_named(std::string_view name);

// A newsletter that goes out again and again, as the configuration defines it.
struct Digest {
    std::string slug, title;
    std::vector<std::chrono::weekday> days;  // on which an issue is due; never empty
    std::chrono::minutes time_of_day{};      // local wall-clock time in `zone`
    std::string zone;                        // IANA name, e.g. "Europe/Rome"
    std::size_t maximum_items = 30;
    std::string from;                       // "Name <address>"
    std::string reply_to;                   // address, or empty
    std::string language = "en";            // for subscribers who chose none
    std::string intro;                      // our own words above the items; may be empty
    std::chrono::hours lateness_limit{24};  // an issue later than this waits for a person
};

// One digest of one date.
struct Issue {
    IssueId id{};
    std::string digest;  // slug
    IssueState state = IssueState::draft;
    std::string title;
    Timestamp due{};               // when it was to go out
    Timestamp cut_off{};           // what was approved later goes into the next one
    std::vector<StoryId> stories;  // in the order of the mail
};

}  // namespace tidings
