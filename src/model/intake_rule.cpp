#include "model/intake_rule.h"

#include <array>

#include "model/named.h"

namespace tidings {
namespace {

constexpr std::array<std::string_view, 4> action_names{"approve", "hold", "reject", "tag"};

}  // namespace

std::string_view action_name(RuleAction action) { return action_names[static_cast<std::size_t>(action)]; }

std::optional<RuleAction> action_named(std::string_view name) {
    return named<RuleAction>(action_names, name);
}

}  // namespace tidings
