#include "store/sole_use.h"

#include "store/connection.h"

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

}  // namespace

// Leaving the log takes the lock that is then kept. A journal must be on the disk before the pages that it is
// the copy of, whether or not commits are waited for.
SoleUse::SoleUse(Database& database)
    : database_(database),
      synchronous_before_(synchronous(database)),
      granted_(runs(*database.connection_,
                    "pragma locking_mode = exclusive; pragma journal_mode = truncate; "
                    "pragma synchronous = full")) {
    if (!granted_) runs(*database_.connection_, "pragma locking_mode = normal");
}

// The lock goes only when the log is there again. If there is no room for one, the next to open the database
// makes it.
SoleUse::~SoleUse() {
    if (!granted_) return;
    runs(*database_.connection_, "pragma synchronous = " + synchronous_before_ +
                                     "; pragma locking_mode = normal; pragma journal_mode = wal");
}

}  // namespace tidings::store
