#include "store/sqlite/upgrade_copies.h"

#include <algorithm>
#include <chrono>
#include <string>
#include <vector>

#include "base/result.h"
#include "text/ascii.h"

namespace tidings::store {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view ending = ".before-";

bool is_copy_of(const std::string& database, const std::string& name) {
    const std::string start = database + std::string(ending);
    return name.size() > start.size() && name.starts_with(start) &&
           std::ranges::all_of(name.substr(start.size()), is_digit);
}

bool was_made_before(const fs::path& file, Timestamp time) {
    std::error_code unknown;
    const fs::file_time_type made = fs::last_write_time(file, unknown);
    return !unknown && std::chrono::file_clock::to_sys(made) < time;
}

}  // namespace

fs::path upgrade_copy(const fs::path& database, std::string_view schema_number) {
    return database.string() + std::string(ending) + std::string(schema_number);
}

std::vector<fs::path> upgrade_copies(const fs::path& database) {
    std::vector<fs::path> copies;
    std::error_code unreadable;
    for (const auto& entry : fs::directory_iterator(database.parent_path(), unreadable))
        if (is_copy_of(database.filename().string(), entry.path().filename().string()))
            copies.push_back(entry.path());
    return copies;
}

void forget_upgrade_copies(const Database& db, Timestamp made_before) {
    const fs::path database = db.file();
    if (database.empty()) return;
    std::error_code problem;
    for (const fs::path& copy : upgrade_copies(database))
        if (was_made_before(copy, made_before) && !fs::remove(copy, problem) && problem)
            throw Failure({Code::disk, "Cannot delete " + copy.string() + ": " + problem.message(),
                           "Delete it: people are in it who were erased since."});
}

}  // namespace tidings::store
