#include "store/sqlite/unchecked_bulk_load.h"

#include "store/sqlite/connection.h"

namespace tidings::store {

// secure_delete, which Debian's SQLite turns on, is for what is erased. Savepoints keep the pages that they
// change in temp_store until they are released.
UncheckedBulkLoad::UncheckedBulkLoad(Database& database) : database_(database) {
    database_.connection_->execute(
        "pragma foreign_keys = off; pragma ignore_check_constraints = on; pragma secure_delete = off; "
        "pragma temp_store = memory");
}

UncheckedBulkLoad::~UncheckedBulkLoad() {
    sqlite3_exec(database_.connection_->handle(),
                 "pragma foreign_keys = on; pragma ignore_check_constraints = off; "
                 "pragma secure_delete = on; pragma temp_store = default",
                 nullptr, nullptr, nullptr);
}

}  // namespace tidings::store
