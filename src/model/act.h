#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "model/ids.h"

namespace tidings {

// On what a person or a rule acts.
enum class ActSubject { story, issue, feed, partner, subscriber, editor, settings };

std::string_view subject_name(ActSubject subject);
std::optional<ActSubject> subject_named(std::string_view name);

// A field of the subject, before and after the act; empty where it had or has none.
struct FieldChange {
    std::string field, before, after;

    bool operator==(const FieldChange&) const = default;
};

// One line of the audit log: what a person or a rule did.
struct Act {
    ActId id{};  // given by the store
    Timestamp at{};
    std::string by;
    ActSubject subject = ActSubject::story;
    std::int64_t number = 0;  // the row of the subject; 0 for the settings
    std::string what;         // in a word or some: "approved", "edited"
    std::string why;          // may be empty
    std::vector<FieldChange> changes;
    std::optional<ActId> undoes;   // the act that this one takes back
    std::optional<ActId> part_of;  // the act on another subject that did this as well
};

// An act that changes no field yet.
Act act_on(FeedId feed, Timestamp at, std::string_view by, std::string_view what, std::string_view why);
Act act_on(PartnerId partner, Timestamp at, std::string_view by, std::string_view what, std::string_view why);
Act act_on(StoryId story, Timestamp at, std::string_view by, std::string_view what, std::string_view why);
Act act_on(IssueId issue, Timestamp at, std::string_view by, std::string_view what, std::string_view why);

}  // namespace tidings
