#pragma once

#include "store/database.h"

namespace tidings::store {

// While it lives, SQLite checks neither foreign keys nor CHECK constraints, which cost as much as the rest of
// a row, and does not overwrite freed pages with zeros. For a poll alone: it refers only to rows that it has
// read or written itself, takes the words of states from enumerations, and erases nothing. Not within a
// transaction.
class UncheckedBulkLoad {
  public:
    explicit UncheckedBulkLoad(Database& database);
    ~UncheckedBulkLoad();
    UncheckedBulkLoad(const UncheckedBulkLoad&) = delete;
    UncheckedBulkLoad& operator=(const UncheckedBulkLoad&) = delete;

  private:
    Database& database_;
};

}  // namespace tidings::store
