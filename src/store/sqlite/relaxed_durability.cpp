#include "store/sqlite/relaxed_durability.h"

#include "store/sqlite/connection.h"

namespace tidings::store {

RelaxedDurability::RelaxedDurability(Database& database) : database_(database) {
    database_.connection_->execute("pragma synchronous = normal");
}

RelaxedDurability::~RelaxedDurability() {
    sqlite3_exec(database_.connection_->handle(), "pragma synchronous = full", nullptr, nullptr, nullptr);
}

}  // namespace tidings::store
