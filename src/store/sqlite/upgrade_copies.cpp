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

fs::path upgrade_copy(const fs::path& database, std::size_t step) {
    return database.string() + std::string(ending) + std::to_string(step);
}

void forget_upgrade_copies(const Database& db, Timestamp made_before) {
    const fs::path database = db.file();
    if (database.empty()) return;
    std::vector<fs::path> due;
    std::error_code problem;
    for (const auto& entry : fs::directory_iterator(database.parent_path(), problem))
        if (is_copy_of(database.filename().string(), entry.path().filename().string()) &&
            was_made_before(entry.path(), made_before))
            due.push_back(entry.path());
    for (const fs::path& copy : due)
        if (!fs::remove(copy, problem) && problem)
            throw Failure({Code::disk, "Cannot delete " + copy.string() + ": " + problem.message(),
                           "Delete it: people are in it who were erased since."});
}

}  // namespace tidings::store
