#include "mailing/helplines.h"

#include <toml++/toml.h>

#include "base/file.h"
#include "dates/date.h"
#include "store/sqlite/meta.h"

namespace tidings {
namespace {

constexpr std::chrono::days good_for{180}, told_before{30};
constexpr std::string_view told_fact = "helplines.told";

// What is wrong, and where. Thrown within this file alone.
struct Mistake {
    std::string message;
    toml::source_region where;
};

// A line, as the file has it.
struct Entry {
    Helpline line;
    std::optional<Timestamp> verified_on;
};

// A line that a person has verified and that is still printed, and until when.
struct Printed {
    Helpline line;
    Timestamp until;
};

// A number without quotes would lose its zeros and spaces, so all values are texts.
std::string text_in(const toml::table& line, std::string_view key) {
    const toml::node* node = line.get(key);
    if (node == nullptr) throw Mistake{"a helpline needs \"" + std::string(key) + "\"", line.source()};
    const std::optional<std::string> text = node->value_exact<std::string>();
    if (!text) throw Mistake{std::string(key) + " must be a text in quotation marks", node->source()};
    return *text;
}

// A line whose country, name or number nobody knows yet may wait, unverified, for somebody who finds out.
void refuse_verified_gaps(const toml::table& line) {
    for (const std::string_view key : {"country", "kind", "name", "number"})
        if (text_in(line, key).empty())
            throw Mistake{std::string(key) + " of a verified helpline is empty", line.get(key)->source()};
}

std::optional<Timestamp> verification_in(const toml::table& line) {
    constexpr std::string_view key = "verified_on";
    const std::string day = text_in(line, key);
    if (day.empty()) return std::nullopt;
    if (const std::optional<Timestamp> on = parse_date(day)) return on;
    throw Mistake{"verified_on is the day when a person called the number, such as \"2026-11-22\", or empty",
                  line.get(key)->source()};
}

Entry read_entry(const toml::node& node) {
    const toml::table* line = node.as_table();
    if (line == nullptr) throw Mistake{"each helpline is a [[line]] of its own", node.source()};
    Entry entry{{.country = text_in(*line, "country"),
                 .kind = text_in(*line, "kind"),
                 .name = text_in(*line, "name"),
                 .number = text_in(*line, "number")},
                verification_in(*line)};
    if (entry.verified_on) refuse_verified_gaps(*line);
    return entry;
}

std::vector<Entry> read_entries(const toml::table& document) {
    std::vector<Entry> entries;
    for (const auto& [key, value] : document) {
        const toml::array* lines = value.as_array();
        if (key.str() != "line" || lines == nullptr)
            throw Mistake{"the file holds [[line]]s and nothing else", value.source()};
        for (const toml::node& line : *lines) entries.push_back(read_entry(line));
    }
    return entries;
}

std::vector<Printed> printed_of(std::vector<Entry> entries, Timestamp now) {
    std::vector<Printed> printed;
    for (Entry& entry : entries)
        if (entry.verified_on && *entry.verified_on <= now && now - *entry.verified_on <= good_for)
            printed.push_back({std::move(entry.line), *entry.verified_on + good_for});
    return printed;
}

Error error_at(std::string_view file, const toml::source_region& where, std::string_view message) {
    return {Code::configuration,
            std::string(file) + ", line " + std::to_string(where.begin.line) + ": " + std::string(message),
            "The head of feeds/helplines.toml says how a line is written."};
}

Result<std::vector<Printed>> read_printed(std::string_view text, std::string_view file_name, Timestamp now) {
    try {
        return printed_of(read_entries(toml::parse(text, file_name)), now);
    } catch (const toml::parse_error& error) {
        return error_at(file_name, error.source(), error.description());
    } catch (const Mistake& mistake) {
        return error_at(file_name, mistake.where, mistake.message);
    }
}

}  // namespace

Result<std::vector<Helpline>> read_helplines(std::string_view text, std::string_view file_name,
                                             Timestamp now) {
    const Result<std::vector<Printed>> printed = read_printed(text, file_name, now);
    if (!printed) return printed.error();
    std::vector<Helpline> lines;
    for (const Printed& each : *printed) lines.push_back(each.line);
    return lines;
}

Result<std::vector<std::string>> expiring_helplines(std::string_view text, std::string_view file_name,
                                                    Timestamp now) {
    const Result<std::vector<Printed>> printed = read_printed(text, file_name, now);
    if (!printed) return printed.error();
    std::vector<std::string> lines;
    for (const auto& [line, until] : *printed)
        if (until - now <= told_before)
            lines.push_back(line.country + " " + line.name + " " + line.number + " is printed until " +
                            iso_day(until) + ": verify it and write verified_on");
    return lines;
}

void warn_of_expiring_helplines(World& world) {
    const Result<std::string> toml = read_file(world.helplines_file);
    if (!toml) return;
    const std::vector<std::string> lines =
        must(expiring_helplines(*toml, world.helplines_file.string(), world.clock()));
    const std::string told = store::meta(world.db, told_fact).value_or("");
    std::string all;
    for (const std::string& line : lines) {
        all += line + "\n";
        if (told.find(line) == std::string::npos) world.log.warning("helpline expires", {{"helpline", line}});
    }
    if (all == told) return;
    store::Transaction tx(world.db);
    store::set_meta(tx, told_fact, all);
    tx.commit();
}

std::vector<Helpline> verified_helplines(const World& world) {
    if (world.helplines_file.empty()) return {};
    const Result<std::string> toml = read_file(world.helplines_file);
    if (!toml) return {};
    return must(read_helplines(*toml, world.helplines_file.string(), world.clock()));
}

}  // namespace tidings
