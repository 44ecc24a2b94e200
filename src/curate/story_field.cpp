#include "curate/story_field.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <optional>

#include "model/languages.h"
#include "text/plain_text.h"

namespace tidings {
namespace {

constexpr std::size_t longest_title = 200, longest_summary = 2'000, longest_note = 1'000;  // characters
constexpr std::size_t longest_name = 100;
constexpr std::int64_t longest_excerpt = 100'000;
constexpr std::int64_t last_second = 253'402'300'799;  // of the year 9999

Error wrong_value(std::string_view field, std::string_view value, std::string hint) {
    return {Code::usage, "\"" + std::string(value) + "\" is no value of " + std::string(field),
            std::move(hint)};
}

std::optional<std::int64_t> number_in(std::string_view text) {
    std::int64_t number = 0;
    const auto [stop, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (problem != std::errc{} || stop != text.data() + text.size()) return std::nullopt;
    return number;
}

Result<std::string> checked_number(std::string_view field, std::string_view value, std::int64_t least,
                                   std::int64_t most) {
    const std::optional<std::int64_t> number = number_in(value);
    if (number && *number >= least && *number <= most) return std::to_string(*number);
    return wrong_value(field, value,
                       "Write a number from " + std::to_string(least) + " to " + std::to_string(most) + ".");
}

// A text in the language that the field's name ends in.
Result<std::string> checked_text(std::string_view language, std::string_view value, std::size_t longest) {
    if (std::ranges::find(our_languages, language) == our_languages.end()) {
        std::string all;
        for (const std::string_view each : our_languages)
            all += (all.empty() ? "" : ", ") + std::string(each);
        return Error{Code::usage, "\"" + std::string(language) + "\" is none of our languages",
                     "Write one of " + all + "."};
    }
    return shorten(clean_line(value, 10 * longest), longest);
}

Result<std::string> checked_link(std::string_view other, std::string_view value) {
    if (const std::optional<std::int64_t> story = number_in(other); !story || *story <= 0)
        return Error{Code::usage, "\"" + std::string(other) + "\" names no story",
                     "Give its number, as the list of stories shows it."};
    if (value.empty() || value == "follow-up" || value == "translation") return std::string(value);
    return wrong_value("a link", value, "Write follow-up or translation.");
}

// A hash of what was seen, which no act changes for its own sake.
bool is_look(std::string_view field) { return field == "look" || field.starts_with("look-of:"); }

Result<std::string> checked_word(std::string_view field, std::string_view of, std::string_view value,
                                 std::string_view no) {
    if (of.empty()) return wrong_value(field, of, "Name it behind the colon.");
    if (value.empty() || value == "added" || value == "confirmed" || value == no) return std::string(value);
    return wrong_value(field, value, "Write added, confirmed or " + std::string(no) + ".");
}

}  // namespace

Result<std::string> checked_field(std::string_view field, std::string_view value) {
    const std::size_t colon = std::min(field.find(':'), field.size());
    const std::string_view kind = field.substr(0, colon);
    const std::string_view rest = field.substr(std::min(colon + 1, field.size()));
    if (kind == "title") return checked_text(rest, value, longest_title);
    if (kind == "summary") return checked_text(rest, value, longest_summary);
    if (kind == "note") return checked_text(rest, value, longest_note);
    if (kind == "tag") return checked_word(field, rest, value, "removed");
    if (kind == "content-note" || kind == "term") return checked_word(field, rest, value, "dismissed");
    if (kind == "link") return checked_link(rest, value);
    if (field == "assignee" || field == "reason")
        return shorten(clean_line(value, 10 * longest_name), longest_name);
    const bool is_number = field == "excerpt" || field == "lead" || field == "aside" || field == "embargo";
    if (!is_number)
        return Error{Code::usage, "A story has no field \"" + std::string(field) + "\"",
                     "The fields are title:LANG, summary:LANG, note:LANG, excerpt, lead, link:STORY, tag:ID, "
                     "content-note:ID, term:PHRASE, aside, embargo, assignee and reason."};
    if (value.empty()) return std::string();
    if (field == "excerpt") return checked_number(field, value, 0, longest_excerpt);
    return checked_number(field, value, 1, last_second);
}

bool is_for_readers(std::string_view field) {
    return field.starts_with("title:") || field.starts_with("summary:") || field.starts_with("note:") ||
           field.starts_with("tag:") || field.starts_with("content-note:") || field == "excerpt" ||
           field == "lead";
}

std::vector<FieldChange> changes_to(std::span<const FieldValue> wanted, const ValueNow& now) {
    std::vector<FieldChange> changes;
    for (const FieldValue& each : wanted) {
        std::string before = now(each.field);
        if (before != each.value) changes.push_back({each.field, std::move(before), each.value});
    }
    return changes;
}

Result<std::vector<FieldChange>> changes_back(const Act& act, const ValueNow& now) {
    const std::string id = std::to_string(number(act.id));
    if (act.changes.empty())
        return Error{Code::refused, "Act " + id + " changed nothing that can be taken back", ""};
    std::vector<FieldChange> changes;
    for (auto change = act.changes.rbegin(); change != act.changes.rend(); ++change) {
        if (!is_look(change->field) && now(change->field) != change->after)
            return Error{Code::refused,
                         "What act " + id + " changed (" + change->field + ") has been changed again since",
                         "Take the later act back first, or edit the story as it is now."};
        changes.push_back({change->field, change->after, change->before});
    }
    return changes;
}

}  // namespace tidings
