#include "mailing/helplines.h"

#include <toml++/toml.h>

#include "base/file.h"
#include "dates/date.h"

namespace tidings {
namespace {

constexpr std::chrono::hours good_for{180 * 24};

bool is_verified(const toml::table& line, Timestamp now) {
    const std::optional<Timestamp> on = parse_date(line["verified_on"].value_or(std::string()));
    return on && *on <= now && now - *on <= good_for;
}

}  // namespace

Result<std::vector<Helpline>> read_helplines(std::string_view text, std::string_view file_name,
                                             Timestamp now) {
    std::vector<Helpline> lines;
    try {
        const toml::table document = toml::parse(text, file_name);
        const toml::array* all = document["line"].as_array();
        if (all == nullptr) return lines;
        for (const toml::node& node : *all) {
            const toml::table* line = node.as_table();
            if (line == nullptr || !is_verified(*line, now)) continue;
            lines.push_back({.country = (*line)["country"].value_or(std::string()),
                             .kind = (*line)["kind"].value_or(std::string()),
                             .name = (*line)["name"].value_or(std::string()),
                             .number = (*line)["number"].value_or(std::string())});
        }
    } catch (const toml::parse_error& error) {
        return Error{Code::configuration,
                     std::string(file_name) + ", line " + std::to_string(error.source().begin.line) + ": " +
                         std::string(error.description()),
                     ""};
    }
    return lines;
}

std::vector<Helpline> verified_helplines(const World& world) {
    if (world.helplines_file.empty()) return {};
    const Result<std::string> toml = read_file(world.helplines_file);
    if (!toml) return {};
    return must(read_helplines(*toml, world.helplines_file.string(), world.clock()));
}

}  // namespace tidings
