#include "store/sqlite/exclusive_bulk_load.h"

#include <fcntl.h>

#include "store/sqlite/connection.h"

namespace tidings::store {
namespace {

bool runs(const Connection& connection, const std::string& script) {
    return sqlite3_exec(connection.handle(), script.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK;
}

std::string synchronous(const Database& database) {
    Rows rows = database.query("pragma synchronous");
    rows.next();
    return rows.text(0);
}

// Of the database's file; -1 if it has none. It is left open until the process ends: with any descriptor of a
// file that is closed, POSIX takes all locks that the process has on it, SQLite's too.
int descriptor_of(const Connection& connection) {
    const char* file = sqlite3_db_filename(connection.handle(), "main");
    return file == nullptr || *file == '\0' ? -1 : open(file, O_RDONLY | O_CLOEXEC);
}

}  // namespace

// Leaving the log takes the lock that is then kept. A journal must be on the disk before the pages that it is
// the copy of, whether or not commits are waited for.
ExclusiveBulkLoad::ExclusiveBulkLoad(Database& database)
    : database_(database),
      synchronous_before_(synchronous(database)),
      granted_(runs(*database.connection_,
                    "pragma locking_mode = exclusive; pragma journal_mode = truncate; "
                    "pragma synchronous = full")) {
    if (granted_)
        file_ = descriptor_of(*database_.connection_);
    else
        runs(*database_.connection_, "pragma locking_mode = normal");
}

void ExclusiveBulkLoad::start_write_back() const {
    if (file_ >= 0) sync_file_range(file_, 0, 0, SYNC_FILE_RANGE_WRITE);
}

// The lock goes only when the log is there again. If there is no room for one, the next to open the database
// makes it.
ExclusiveBulkLoad::~ExclusiveBulkLoad() {
    if (!granted_) return;
    runs(*database_.connection_, "pragma synchronous = " + synchronous_before_ +
                                     "; pragma locking_mode = normal; pragma journal_mode = wal");
}

}  // namespace tidings::store
