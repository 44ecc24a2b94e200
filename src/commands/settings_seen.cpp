#include "commands/settings_seen.h"

#include <map>
#include <string>
#include <string_view>

#include "store/acts/acts.h"
#include "store/sqlite/meta.h"

namespace tidings {
namespace {

using Values = std::map<std::string, std::string>;

// Of the lines that write_settings writes: "[table]" and "key = value".
Values values_in(std::string_view toml) {
    Values values;
    std::string table;
    while (!toml.empty()) {
        const std::size_t end = std::min(toml.find('\n'), toml.size());
        const std::string_view line = toml.substr(0, end);
        toml.remove_prefix(std::min(end + 1, toml.size()));
        const std::size_t equals = line.find(" = ");
        if (line.starts_with('['))
            table = line.substr(1, line.find(']') - 1);
        else if (equals != std::string_view::npos && !line.starts_with('#'))
            values[table + "." + std::string(line.substr(0, equals))] = line.substr(equals + 3);
    }
    return values;
}

std::vector<FieldChange> changes_between(const Values& before, const Values& after) {
    std::vector<FieldChange> changes;
    const auto value_of = [](const Values& values, const std::string& name) {
        const auto found = values.find(name);
        return found == values.end() ? std::string() : found->second;
    };
    Values names = before;
    names.insert(after.begin(), after.end());
    for (const auto& [name, value] : names)
        if (value_of(before, name) != value_of(after, name))
            changes.push_back({name, value_of(before, name), value_of(after, name)});
    return changes;
}

}  // namespace

void record_settings(DataFolder& folder, Timestamp now) {
    const std::string seen = write_settings(folder.settings, Listing::in_force);
    const std::string before = store::meta(folder.db, "settings_seen").value_or("");
    if (seen == before) return;
    store::Transaction tx(folder.db);
    store::record_act(tx, {.at = now,
                           .by = "tidings.toml",
                           .subject = ActSubject::settings,
                           .what = before.empty() ? "settings first seen" : "settings changed",
                           .changes = changes_between(values_in(before), values_in(seen))});
    store::set_meta(tx, "settings_seen", seen);
    tx.commit();
}

}  // namespace tidings
