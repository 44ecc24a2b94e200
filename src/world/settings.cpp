#include "world/settings.h"

#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <sstream>

#include "dates/wall_clock.h"
#include "text/joined.h"
#include "text/nearest.h"
#include "url/url.h"
#include "world/mail_addresses.h"

namespace tidings {
namespace {

// What is wrong with a value; empty if nothing.
using Problem = std::string;

struct FromToml {
    const toml::node& node;
    const Setting& setting;

    Problem operator()(std::string* slot) const {
        const auto value = node.value<std::string>();
        if (!value || !node.is_string()) return "wants a text in quotes";
        if (!setting.choices.empty() && std::ranges::find(setting.choices, *value) == setting.choices.end())
            return "cannot be \"" + *value + "\"";
        *slot = *value;
        return {};
    }
    Problem operator()(std::int64_t* slot) const {
        const auto value = node.value<std::int64_t>();
        if (!value || !node.is_integer()) return "wants a whole number";
        if (*value < setting.least || *value > setting.most)
            return "must be from " + std::to_string(setting.least) + " to " + std::to_string(setting.most);
        *slot = *value;
        return {};
    }
    Problem operator()(std::size_t* slot) const {
        std::int64_t value = 0;
        Problem problem = (*this)(&value);
        if (problem.empty()) *slot = static_cast<std::size_t>(value);
        return problem;
    }
    Problem operator()(int* slot) const {
        std::int64_t value = 0;
        Problem problem = (*this)(&value);
        if (problem.empty()) *slot = static_cast<int>(value);
        return problem;
    }
    Problem operator()(Rhythm* slot) const { return named_value(slot, rhythm_named); }
    Problem operator()(Unapproved* slot) const { return named_value(slot, unapproved_named); }
    Problem operator()(OnUncertain* slot) const { return named_value(slot, on_uncertain_named); }
    Problem operator()(std::optional<NthWeekday>* slot) const {
        if (node.value_or(std::string("none")).empty()) {
            slot->reset();
            return {};
        }
        return named_value(slot, nth_weekday_named);
    }
    template <class Value, class Named>
    Problem named_value(Value* slot, const Named& named) const {
        const std::string text = node.value_or(std::string());
        if (!node.is_string()) return "wants a text in quotes";
        const auto value = named(text);
        if (!value) return "cannot be \"" + text + "\"";
        *slot = *value;
        return {};
    }
    Problem operator()(std::chrono::hours* slot) const {
        std::int64_t value = 0;
        Problem problem = (*this)(&value);
        if (problem.empty()) *slot = std::chrono::hours(value);
        return problem;
    }
    Problem operator()(std::vector<std::string>* slot) const {
        const toml::array* list = node.as_array();
        if (list == nullptr) return "wants a list of texts, such as [\"a\", \"b\"]";
        slot->clear();
        for (const toml::node& entry : *list) {
            if (!entry.is_string()) return "wants a list of texts, such as [\"a\", \"b\"]";
            slot->push_back(*entry.value<std::string>());
        }
        return {};
    }
    Problem operator()(std::vector<std::chrono::weekday>* slot) const {
        std::vector<std::string> names;
        const Problem problem = (*this)(&names);
        if (!problem.empty()) return "wants a list of days, such as [\"tuesday\", \"friday\"]";
        slot->clear();
        for (const std::string& name : names) {
            const std::optional<std::chrono::weekday> day = day_of_week_named(name);
            if (!day) return "knows no day \"" + name + "\"; write monday to sunday";
            slot->push_back(*day);
        }
        return {};
    }
    Problem operator()(std::chrono::minutes* slot) const {
        const std::string text = node.value_or(std::string());
        const auto digit = [&](std::size_t at) {
            return text[at] >= '0' && text[at] <= '9' ? text[at] - '0' : 100;
        };
        if (text.size() != 5 || text[2] != ':') return "wants a time such as \"08:00\"";
        const int hour = digit(0) * 10 + digit(1);
        const int minute = digit(3) * 10 + digit(4);
        if (hour > 23 || minute > 59) return "wants a time such as \"08:00\"";
        *slot = std::chrono::minutes(hour * 60 + minute);
        return {};
    }
};

struct ToToml {
    std::string operator()(const std::string* text) const { return quoted(*text); }
    std::string operator()(const std::int64_t* number) const { return std::to_string(*number); }
    std::string operator()(const std::size_t* number) const { return std::to_string(*number); }
    std::string operator()(const int* number) const { return std::to_string(*number); }
    std::string operator()(const Rhythm* rhythm) const { return quoted(std::string(rhythm_name(*rhythm))); }
    std::string operator()(const Unapproved* policy) const {
        return quoted(std::string(unapproved_name(*policy)));
    }
    std::string operator()(const OnUncertain* policy) const {
        return quoted(std::string(on_uncertain_name(*policy)));
    }
    std::string operator()(const std::optional<NthWeekday>* nth) const {
        return quoted(*nth ? nth_weekday_name(**nth) : std::string());
    }
    std::string operator()(const std::chrono::hours* hours) const { return std::to_string(hours->count()); }
    std::string operator()(const std::vector<std::string>* list) const { return listed(*list); }
    std::string operator()(const std::vector<std::chrono::weekday>* days) const {
        std::vector<std::string> names;
        for (const std::chrono::weekday day : *days) names.emplace_back(day_of_week_name(day));
        return listed(names);
    }
    std::string operator()(const std::chrono::minutes* time) const {
        const std::string hour = std::to_string(100 + time->count() / 60);
        const std::string minute = std::to_string(100 + time->count() % 60);
        return "\"" + hour.substr(1) + ":" + minute.substr(1) + "\"";
    }
    static std::string quoted(const std::string& text) {
        std::ostringstream out;
        out << toml::value<std::string>(text);
        return out.str();
    }
    static std::string listed(const std::vector<std::string>& list) {
        return "[" + joined(list, ", ", quoted) + "]";
    }
};

Error mistake(const std::string& file, const toml::source_region& where, const std::string& message,
              std::string hint = {}) {
    return {Code::configuration, file + ", line " + std::to_string(where.begin.line) + ": " + message,
            std::move(hint)};
}

std::optional<Error> read_value(const std::vector<Setting>& table, const std::string& name,
                                const toml::node& node, const std::string& file) {
    const auto found = std::ranges::find_if(
        table, [&](const Setting& setting) { return setting.name == name || setting.former_name == name; });
    if (found == table.end()) {
        std::vector<std::string> names;
        for (const Setting& setting : table) names.push_back(setting.name);
        return mistake(file, node.source(), "there is no setting " + name,
                       "Did you mean " + nearest(name, names) + "?");
    }
    const Problem problem = std::visit(FromToml{node, *found}, found->slot);
    if (!problem.empty())
        return mistake(file, node.source(), name + " " + problem, std::string(found->meaning));
    return std::nullopt;
}

std::optional<Error> read_table(const std::vector<Setting>& table, const std::string& prefix,
                                const toml::table& values, const std::string& file) {
    for (const auto& [key, node] : values)
        if (auto error = read_value(table, prefix + std::string(key.str()), node, file)) return error;
    for (const Setting& setting : table) {
        if (!setting.former_name.starts_with(prefix)) continue;
        const toml::node* former = values.get(setting.former_name.substr(prefix.size()));
        if (former != nullptr && values.contains(setting.name.substr(prefix.size())))
            return mistake(file, former->source(),
                           setting.former_name + " is the former name of " + setting.name,
                           "Keep one of the two lines.");
    }
    return std::nullopt;
}

// A setting's name in the environment: smtp.password is TIDINGS_SMTP_PASSWORD.
std::string environment_name(const std::string& setting) {
    std::string name = "TIDINGS_";
    for (const char c : setting)
        name += c == '.' || c == '-' ? '_' : c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    return name;
}

bool is_list(const Setting::Slot& slot) {
    return std::holds_alternative<std::vector<std::string>*>(slot) ||
           std::holds_alternative<std::vector<std::chrono::weekday>*>(slot);
}

bool is_number(const Setting::Slot& slot) {
    return std::holds_alternative<std::int64_t*>(slot) || std::holds_alternative<std::size_t*>(slot) ||
           std::holds_alternative<int*>(slot) || std::holds_alternative<std::chrono::hours*>(slot);
}

// A value from the environment, as TOML would have it: lists separated by commas, texts without quotes.
std::optional<Error> read_variable(const Setting& setting, const std::string& name,
                                   const Environment& environment) {
    const std::optional<std::string> value = environment(name);
    if (!value) return std::nullopt;
    std::string written = *value;
    if (is_list(setting.slot)) {
        std::vector<std::string> list;
        std::istringstream in(*value);
        for (std::string entry; std::getline(in, entry, ',');) list.push_back(entry);
        written = ToToml::listed(list);
    } else if (!is_number(setting.slot)) {
        written = ToToml::quoted(*value);
    }
    const toml::table parsed = [&] {
        try {
            return toml::parse("value = " + written);
        } catch (const toml::parse_error&) {
            return toml::table{{"value", false}};
        }
    }();
    const Problem problem = std::visit(FromToml{*parsed.get("value"), setting}, setting.slot);
    if (problem.empty()) return std::nullopt;
    return Error{Code::configuration, name + " " + problem, std::string(setting.meaning)};
}

// The former name of a setting counts only where its present one is not set.
std::optional<Error> read_environment(const std::vector<Setting>& table, const Environment& environment) {
    for (const Setting& setting : table) {
        if (!setting.former_name.empty())
            if (auto error = read_variable(setting, environment_name(setting.former_name), environment))
                return error;
        if (auto error = read_variable(setting, environment_name(setting.name), environment)) return error;
    }
    return std::nullopt;
}

std::optional<Error> wrong_privacy_notice(const Settings& settings) {
    const std::string& address = settings.hub.privacy_notice;
    if (address.empty() || Url::parse(address)) return std::nullopt;
    return Error{Code::configuration, "hub.privacy_notice is no web address: " + address,
                 "Write it as https://hub.example.org/privacy/"};
}

std::optional<Error> check_digest(const Digest& digest) {
    const std::string name = "digest." + digest.slug;
    if (digest.days.empty() && digest.rhythm == Rhythm::weekly)
        return Error{Code::configuration, name + " has no days", "Add days = [\"tuesday\"]."};
    if (digest.from.empty())
        return Error{Code::configuration, name + " has no from",
                     "Add from = \"Name <address@your.domain>\"."};
    if (!WallClock::of_zone(digest.zone))
        return Error{Code::configuration, name + ".zone: there is no time zone \"" + digest.zone + "\"",
                     "Write an IANA name such as Europe/Rome (and install tzdata)."};
    return std::nullopt;
}

std::optional<Error> read_digests(const toml::table& digests, Settings& settings, const std::string& file,
                                  const Environment& environment) {
    for (const auto& [slug, node] : digests) {
        const toml::table* values = node.as_table();
        if (values == nullptr)
            return mistake(file, node.source(), "digest." + std::string(slug.str()) + " must be a table",
                           "Write [digest.weekly].");
        Digest digest;
        digest.slug = slug.str();
        digest.title = settings.hub.title;
        digest.zone = "UTC";
        const std::string prefix = "digest." + digest.slug + ".";
        if (auto error = read_table(settings_of_a_digest(digest), prefix, *values, file)) return error;
        if (auto error = read_environment(settings_of_a_digest(digest), environment)) return error;
        if (auto error = check_digest(digest)) return error;
        settings.digests.push_back(std::move(digest));
    }
    return std::nullopt;
}

std::optional<Error> read_sections(const toml::table& document, Settings& settings, const std::string& file,
                                   const Environment& environment) {
    const std::vector<Setting> table = settings_of_the_hub(settings);
    for (const auto& [section, node] : document) {
        const std::string name(section.str());
        const toml::table* values = node.as_table();
        if (values == nullptr)
            return mistake(file, node.source(), name + " stands outside of a section",
                           "Put it below a line such as [hub].");
        if (name == "digest") continue;
        if (auto error = read_table(table, name + ".", *values, file)) return error;
    }
    // Before the digests, which take the hub's title where they have none.
    if (auto error = read_environment(table, environment)) return error;
    const toml::table* digests = document["digest"].as_table();
    return digests == nullptr ? std::nullopt : read_digests(*digests, settings, file, environment);
}

}  // namespace

Result<Settings> read_settings(std::string_view text, const std::string& file,
                               const Environment& environment) {
    Settings settings;
    try {
        const toml::table document = toml::parse(text, file);
        if (auto error = read_sections(document, settings, file, environment)) return *std::move(error);
    } catch (const toml::parse_error& error) {
        return mistake(file, error.source(), std::string(error.description()));
    }
    if (auto error = wrong_address(settings)) return *std::move(error);
    if (const auto error = wrong_privacy_notice(settings)) return *error;
    return settings;
}

std::string write_settings(Settings settings, Listing listing) {
    Settings usual;
    std::vector<Setting> table = settings_of_the_hub(settings), defaults = settings_of_the_hub(usual);
    for (Digest& digest : settings.digests) {
        std::ranges::copy(settings_of_a_digest(digest), std::back_inserter(table));
        Digest& plain = usual.digests.emplace_back();
        plain.slug = digest.slug;
    }
    for (Digest& digest : usual.digests)
        std::ranges::copy(settings_of_a_digest(digest), std::back_inserter(defaults));

    std::string out, section;
    for (std::size_t i = 0; i < table.size(); ++i) {
        const std::size_t dot = table[i].name.rfind('.');
        if (table[i].name.substr(0, dot) != section) {
            section = table[i].name.substr(0, dot);
            out += (out.empty() ? "[" : "\n[") + section + "]\n";
        }
        const std::string key = table[i].name.substr(dot + 1);
        std::string value = std::visit(ToToml{}, table[i].slot);
        const bool as_it_comes = value == std::visit(ToToml{}, defaults[i].slot);
        if (table[i].secret && !as_it_comes) value = "\"(hidden)\"";
        if (listing == Listing::example)
            out += "# " + std::string(table[i].meaning) + "\n" + (as_it_comes ? "# " : "");
        out += key + " = " + value + "\n";
    }
    return out;
}

}  // namespace tidings
