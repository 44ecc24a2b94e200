#include "model/act.h"

#include <array>

#include "model/named.h"

namespace tidings {
namespace {

constexpr std::array<std::string_view, 7> subject_names{"story",      "issue",  "feed",    "partner",
                                                        "subscriber", "editor", "settings"};

Act act_on_row(ActSubject subject, std::int64_t row, Timestamp at, std::string_view by, std::string_view what,
               std::string_view why) {
    Act act;
    act.at = at;
    act.by = by;
    act.subject = subject;
    act.number = row;
    act.what = what;
    act.why = why;
    return act;
}

}  // namespace

std::string_view subject_name(ActSubject subject) { return subject_names[static_cast<std::size_t>(subject)]; }

std::optional<ActSubject> subject_named(std::string_view name) {
    return named<ActSubject>(subject_names, name);
}

Act act_on(StoryId story, Timestamp at, std::string_view by, std::string_view what, std::string_view why) {
    return act_on_row(ActSubject::story, number(story), at, by, what, why);
}

Act act_on(FeedId feed, Timestamp at, std::string_view by, std::string_view what, std::string_view why) {
    return act_on_row(ActSubject::feed, number(feed), at, by, what, why);
}

Act act_on(PartnerId partner, Timestamp at, std::string_view by, std::string_view what,
           std::string_view why) {
    return act_on_row(ActSubject::partner, number(partner), at, by, what, why);
}

Act act_on(IssueId issue, Timestamp at, std::string_view by, std::string_view what, std::string_view why) {
    return act_on_row(ActSubject::issue, number(issue), at, by, what, why);
}

}  // namespace tidings
