#include "base/result.h"
#include "store/schema/frozen_functions_0014.h"
#include "store/schema_steps.h"
#include "store/sqlite/connection.h"
#include "store/sqlite/upgrade_copies.h"

namespace tidings::store {
namespace {

std::size_t version_of(Connection& connection) {
    sqlite3_stmt* statement = connection.take("pragma user_version");
    sqlite3_step(statement);
    const int version = sqlite3_column_int(statement, 0);
    connection.give_back("pragma user_version", statement);
    return static_cast<std::size_t>(version);
}

void keep_copy(Connection& connection, const std::filesystem::path& file, std::size_t version) {
    const std::string copy = upgrade_copy(file, schema_steps[version].number).string();
    std::error_code none;  // a copy left by an attempt that failed is replaced by this one
    std::filesystem::remove(copy, none);
    sqlite3_stmt* statement = connection.take("vacuum into ?");
    sqlite3_bind_text64(statement, 1, copy.data(), copy.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
    const int code = sqlite3_step(statement);
    connection.give_back("vacuum into ?", statement);
    if (code != SQLITE_DONE) connection.fail(code, "keeping a copy before the upgrade");
    using std::filesystem::perms;
    std::filesystem::permissions(copy, perms::owner_read | perms::owner_write, none);
}

void take_step(Connection& connection, std::size_t step) {
    connection.execute("begin immediate");
    try {
        // Another process may have taken it while we waited for the lock.
        if (version_of(connection) == step) {
            connection.execute(std::string(schema_steps[step].sql));
            connection.execute("pragma user_version = " + std::to_string(step + 1));
        }
        connection.execute("commit");
    } catch (...) {
        sqlite3_exec(connection.handle(), "rollback", nullptr, nullptr, nullptr);
        throw;
    }
}

}  // namespace

void migrate(Connection& connection, const std::filesystem::path& file) {
    const std::size_t version = version_of(connection);
    if (version > schema_steps.size())
        throw Failure({Code::configuration,
                       "The database was made by a newer tidings: this one knows its schema up to step " +
                           std::string(schema_steps.back().number),
                       "Install that version, or restore a backup from before its upgrade."});
    if (version > 0 && version < schema_steps.size() && !file.empty()) keep_copy(connection, file, version);
    if (version == schema_steps.size()) return;
    add_frozen_functions_0014(connection);
    // A table that is replaced by a better one of the same name takes nothing with it.
    connection.execute("pragma foreign_keys = off");
    for (std::size_t step = version; step < schema_steps.size(); ++step) take_step(connection, step);
    connection.execute("pragma foreign_keys = on");
}

}  // namespace tidings::store
