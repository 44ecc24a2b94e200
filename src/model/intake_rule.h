#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/ids.h"

namespace tidings {

// What becomes at once of a new story: a decision, or a tag.
enum class RuleAction { approve, hold, reject, tag };

std::string_view action_name(RuleAction action);
std::optional<RuleAction> action_named(std::string_view name);

// A rule for the stories that a partner, or one of its feeds, opens. All conditions that are there must hold;
// of a list any. One without conditions holds for every story.
struct IntakeRule {
    RuleId id{};
    PartnerId partner{};
    std::optional<FeedId> feed{};  // none: all of the partner's
    RuleAction action = RuleAction::tag;
    std::string tag{};                      // of RuleAction::tag
    std::vector<std::string> titles{};      // words or phrases that the title has
    std::vector<std::string> categories{};  // or that one of its categories has
    std::vector<std::string> languages{};   // primary language tags
    std::optional<int> older_than{};        // days since it was published
};

}  // namespace tidings
