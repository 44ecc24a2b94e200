#include "mailing/helplines.h"

#include <toml++/toml.h>

#include "base/file.h"
#include "dates/date.h"
#include "store/facts.h"

namespace tidings {
namespace {

constexpr std::chrono::days good_for{180}, told_before{30};
constexpr std::string_view told_fact = "helplines.told";

// Of a line that a person has verified and that is still printed: until when.
std::optional<Timestamp> printed_until(const toml::table& line, Timestamp now) {
    const std::optional<Timestamp> on = parse_date(line["verified_on"].value_or(std::string()));
    if (!on || *on > now || now - *on > good_for) return std::nullopt;
    return *on + good_for;
}

// Calls `take` with each line that is printed, and until when.
template <typename Take>
std::optional<Error> read_printed(std::string_view text, std::string_view file_name, Timestamp now,
                                  const Take& take) {
    try {
        const toml::table document = toml::parse(text, file_name);
        const toml::array* all = document["line"].as_array();
        if (all == nullptr) return std::nullopt;
        for (const toml::node& node : *all) {
            const toml::table* line = node.as_table();
            const auto until = line == nullptr ? std::nullopt : printed_until(*line, now);
            if (until) take(*line, *until);
        }
    } catch (const toml::parse_error& error) {
        return Error{Code::configuration,
                     std::string(file_name) + ", line " + std::to_string(error.source().begin.line) + ": " +
                         std::string(error.description()),
                     ""};
    }
    return std::nullopt;
}

std::string text_in(const toml::table& line, std::string_view key) {
    return line[key].value_or(std::string());
}

}  // namespace

Result<std::vector<Helpline>> read_helplines(std::string_view text, std::string_view file_name,
                                             Timestamp now) {
    std::vector<Helpline> lines;
    const auto problem = read_printed(text, file_name, now, [&](const toml::table& line, Timestamp) {
        lines.push_back({.country = text_in(line, "country"),
                         .kind = text_in(line, "kind"),
                         .name = text_in(line, "name"),
                         .number = text_in(line, "number")});
    });
    if (problem) return *problem;
    return lines;
}

Result<std::vector<std::string>> expiring_helplines(std::string_view text, std::string_view file_name,
                                                    Timestamp now) {
    std::vector<std::string> lines;
    const auto problem = read_printed(text, file_name, now, [&](const toml::table& line, Timestamp until) {
        if (until - now <= told_before)
            lines.push_back(text_in(line, "country") + " " + text_in(line, "name") + " " +
                            text_in(line, "number") + " is printed until " + iso_day(until) +
                            ": verify it and write verified_on");
    });
    if (problem) return *problem;
    return lines;
}

void warn_of_expiring_helplines(World& world) {
    const Result<std::string> toml = read_file(world.helplines_file);
    if (!toml) return;
    const std::vector<std::string> lines =
        must(expiring_helplines(*toml, world.helplines_file.string(), world.clock()));
    const std::string told = store::fact(world.db, told_fact).value_or("");
    std::string all;
    for (const std::string& line : lines) {
        all += line + "\n";
        if (told.find(line) == std::string::npos) world.log.warning("helpline expires", {{"helpline", line}});
    }
    if (all == told) return;
    store::Transaction tx(world.db);
    store::set_fact(tx, told_fact, all);
    tx.commit();
}

std::vector<Helpline> verified_helplines(const World& world) {
    if (world.helplines_file.empty()) return {};
    const Result<std::string> toml = read_file(world.helplines_file);
    if (!toml) return {};
    return must(read_helplines(*toml, world.helplines_file.string(), world.clock()));
}

}  // namespace tidings
