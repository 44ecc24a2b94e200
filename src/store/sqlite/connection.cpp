#include "store/sqlite/connection.h"

#include <utility>

#include "base/result.h"

namespace tidings::store {
namespace {

constexpr int wait_for_lock_ms = 10'000;

Code code_for(int sqlite_code) {
    switch (sqlite_code & 0xff) {
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return Code::busy;
        case SQLITE_FULL:
        case SQLITE_IOERR:
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
        case SQLITE_CANTOPEN:
        case SQLITE_READONLY:
        case SQLITE_PERM:
        case SQLITE_NOMEM:
            return Code::disk;
        default:
            return Code::bug;
    }
}

std::string hint_for(int sqlite_code) {
    switch (sqlite_code & 0xff) {
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return "Another process is writing; try again in a minute.";
        case SQLITE_FULL:
            return "The disk is full: free some space and run again. What was committed is safe.";
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
            return "The file is damaged or no tidings database; restore it from a backup.";
        case SQLITE_CANTOPEN:
            return "Check where the data folder is said to be, or make one.";
        case SQLITE_READONLY:
        case SQLITE_PERM:
            return "Check that this user may write the data folder.";
        default:
            return "";
    }
}

// Nobody reads them, and each allocation of SQLite's would lock a mutex for them. Takes effect before the
// first connection of the process is opened.
void keep_no_memory_statistics() {
    static const int code = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    static_cast<void>(code);
}

}  // namespace

Connection::Connection(const std::string& file) {
    keep_no_memory_statistics();
    const int code = sqlite3_open_v2(
        file.c_str(), &handle_,
        SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nullptr);
    try {
        if (code != SQLITE_OK) fail(code, "opening " + file);
        sqlite3_busy_timeout(handle_, wait_for_lock_ms);
        // A page holds some whole items; its size counts when the file is made.
        execute(
            "pragma page_size = 16384; pragma journal_mode = wal; pragma synchronous = full; pragma "
            "foreign_keys = on; pragma trusted_schema = off; pragma secure_delete = on;"
            "pragma cache_size = -16384");
    } catch (...) {
        sqlite3_close_v2(handle_);
        throw;
    }
}

Connection::~Connection() {
    for (const auto& [sql, statement] : idle_) sqlite3_finalize(statement);
    sqlite3_close_v2(handle_);
}

sqlite3_stmt* Connection::take(std::string_view sql) {
    if (const auto kept = idle_.find(sql.data()); kept != idle_.end() && kept->second != nullptr) {
        sqlite3_stmt* statement = std::exchange(kept->second, nullptr);
        if (sqlite3_sql(statement) == sql) return statement;
        sqlite3_finalize(statement);  // some other text stood there before
    }
    sqlite3_stmt* statement = nullptr;
    const int code = sqlite3_prepare_v3(handle_, sql.data(), static_cast<int>(sql.size()),
                                        SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
    if (code != SQLITE_OK) fail(code, sql);
    return statement;
}

void Connection::give_back(std::string_view sql, sqlite3_stmt* statement) noexcept {
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
    sqlite3_stmt*& place = idle_[sql.data()];
    if (place == nullptr)
        place = statement;
    else
        sqlite3_finalize(statement);
}

void Connection::execute(const std::string& sql) {
    const int code = sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) fail(code, sql);
}

void Connection::fail(int code, std::string_view doing) const {
    const Code ours = code_for(code);
    std::string message = "Database: ";
    message += handle_ != nullptr ? sqlite3_errmsg(handle_) : sqlite3_errstr(code);
    if (ours == Code::bug || code == SQLITE_CANTOPEN) message += ", at: " + std::string(doing.substr(0, 200));
    throw Failure({ours, message, hint_for(code)});
}

}  // namespace tidings::store
