#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "model/digest.h"
#include "model/ids.h"

namespace tidings {

// sealed: the mail is frozen and one send per subscriber is written. sending: some went. sent: nothing is
// left to send.
enum class IssueState { draft, ready, approved, sealed, sending, sent, held, cancelled };

std::string_view issue_state_name(IssueState state);
std::optional<IssueState> issue_state_named(std::string_view name);

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
