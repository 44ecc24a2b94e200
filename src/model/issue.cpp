#include "model/issue.h"

#include <array>

#include "model/named.h"

namespace tidings {
namespace {

constexpr std::array<std::string_view, 8> state_names{"draft",   "ready", "approved", "sealed",
                                                      "sending", "sent",  "held",     "cancelled"};

}  // namespace

std::string_view issue_state_name(IssueState state) { return state_names[static_cast<std::size_t>(state)]; }

std::optional<IssueState> issue_state_named(std::string_view name) {
    return named<IssueState>(state_names, name);
}

EditorialText title_in(const Issue& issue, std::string_view language) {
    EditorialText own = in_first_language(issue.titles, std::array{language});
    return own.text.empty() ? EditorialText{{}, issue.title} : own;
}

EditorialText intro_in(const Issue& issue, std::string_view language) {
    EditorialText own = in_first_language(issue.intros, std::array{language});
    return own.text.empty() ? EditorialText{{}, issue.intro.value_or("")} : own;
}

}  // namespace tidings
