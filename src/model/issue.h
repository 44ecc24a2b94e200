#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "model/digest.h"
#include "model/editorial.h"
#include "model/ids.h"

namespace tidings {

// draft: gathers what is approved until its cut-off. ready: closed, waits for approval. approved: goes out
// when it is due. held: its time has passed, it waits for a person. sealed: the mail is frozen and one send
// per subscriber is written. sending: some went. sent: nothing is left to send.
enum class IssueState { draft, ready, approved, sealed, sending, sent, held, cancelled };

std::string_view issue_state_name(IssueState state);
std::optional<IssueState> issue_state_named(std::string_view name);

// One digest of one date.
struct Issue {
    IssueId id{};
    std::string digest;  // slug
    IssueState state = IssueState::draft;
    std::string title;
    Timestamp due{};                                 // when it was to go out
    Timestamp cut_off{};                             // what was approved later goes into the next one
    std::vector<StoryId> stories;                    // in the order of the mail
    std::optional<std::string> intro{};              // the editors' own; none where the digest's stands
    std::vector<EditorialText> titles{}, intros{};   // in single languages, which go before those two
    std::string requested_by{};                      // who asked for the approval that is awaited
    std::optional<Timestamp> approved_at{};          // of the approval in force
    int nothing_new = 0;                             // readers for whom it held nothing new or wanted
    OnUncertain on_uncertain = OnUncertain::resend;  // its digest's policy when it was sealed
};

// The title and the intro in a language; the language of the second is empty where they are those for all
// readers.
EditorialText title_in(const Issue& issue, std::string_view language);
EditorialText intro_in(const Issue& issue, std::string_view language);

// Whether editors may still change it.
constexpr bool is_open(IssueState state) {
    return state == IssueState::draft || state == IssueState::ready || state == IssueState::approved ||
           state == IssueState::held;
}

// What editors did to an issue's selection concerning one story.
struct IssueEdit {
    StoryId story{};
    bool dropped = false, pinned = false;
    std::optional<int> place{};  // from 1

    bool operator==(const IssueEdit&) const = default;
};

}  // namespace tidings
