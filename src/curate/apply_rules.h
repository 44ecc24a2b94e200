#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/clock.h"
#include "model/intake_rule.h"
#include "model/item.h"

namespace tidings {

// Whether a rule holds for an item. Words are compared whole, whatever their case and accents. An item
// without a date is not old.
bool holds_for(const IntakeRule& rule, const Item& item, Timestamp now);

// What rules make of a new item: the first one that decides counts, and every tag.
struct RuleVerdict {
    std::optional<IntakeRule> decision;
    std::vector<IntakeRule> tags;
};
RuleVerdict apply_rules(std::span<const IntakeRule> rules, const Item& item, Timestamp now);

// "rule 3: reject if the title has "webinar"".
std::string in_words(const IntakeRule& rule);

}  // namespace tidings
