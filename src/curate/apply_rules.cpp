#include "curate/apply_rules.h"

#include <algorithm>

#include "text/joined.h"
#include "text/language.h"
#include "text/search_words.h"

namespace tidings {
namespace {

bool has_any(const std::string& text, const std::vector<std::string>& phrases) {
    const std::string words = " " + search_text(text) + " ";
    return std::ranges::any_of(phrases, [&](const std::string& phrase) {
        const std::string wanted = search_text(phrase);
        return !wanted.empty() && words.find(" " + wanted + " ") != std::string::npos;
    });
}

bool has_category(const Item& item, const std::vector<std::string>& phrases) {
    return std::ranges::any_of(item.categories, [&](const Category& category) {
        return has_any(category.label.empty() ? category.term : category.label, phrases);
    });
}

std::string quoted(const std::string& text) { return "\"" + text + "\""; }

}  // namespace

bool holds_for(const IntakeRule& rule, const Item& item, Timestamp now) {
    if (!rule.titles.empty() && !has_any(item.title, rule.titles)) return false;
    if (!rule.categories.empty() && !has_category(item, rule.categories)) return false;
    if (!rule.languages.empty() &&
        std::ranges::find(rule.languages, primary_language(item.language)) == rule.languages.end())
        return false;
    if (!rule.older_than) return true;
    return item.published && *item.published < now - std::chrono::days(*rule.older_than);
}

RuleVerdict apply_rules(std::span<const IntakeRule> rules, const Item& item, Timestamp now) {
    RuleVerdict verdict;
    for (const IntakeRule& rule : rules) {
        if (!holds_for(rule, item, now)) continue;
        if (rule.action == RuleAction::tag)
            verdict.tags.push_back(rule);
        else if (!verdict.decision)
            verdict.decision = rule;
    }
    return verdict;
}

std::string in_words(const IntakeRule& rule) {
    std::vector<std::string> conditions;
    if (!rule.titles.empty()) conditions.push_back("the title has " + joined(rule.titles, " or ", quoted));
    if (!rule.categories.empty())
        conditions.push_back("a category has " + joined(rule.categories, " or ", quoted));
    if (!rule.languages.empty()) conditions.push_back("it is in " + joined(rule.languages, " or "));
    if (rule.older_than)
        conditions.push_back("it is older than " + std::to_string(*rule.older_than) + " days");
    const std::string what =
        std::string(action_name(rule.action)) + (rule.action == RuleAction::tag ? " " + rule.tag : "");
    return "rule " + std::to_string(number(rule.id)) + ": " + what +
           (conditions.empty() ? " everything" : " if " + joined(conditions, " and "));
}

}  // namespace tidings
