#pragma once

#include <string>

#include "store/database.h"

namespace tidings::store {

// While it lives, this connection holds the database exclusively and SQLite writes pages straight into the
// file, with a rollback journal in place of the write-ahead log (locking_mode = exclusive, journal_mode =
// truncate), which halves the writing of a first poll. Does nothing if another connection has the file open.
// Other connections wait meanwhile, so it must end before their patience does. Not within a transaction.
class ExclusiveBulkLoad {
  public:
    explicit ExclusiveBulkLoad(Database& database);
    ~ExclusiveBulkLoad();
    ExclusiveBulkLoad(const ExclusiveBulkLoad&) = delete;
    ExclusiveBulkLoad& operator=(const ExclusiveBulkLoad&) = delete;

    // Starts the write-back of the pages that SQLite has written so far (sync_file_range), so that the next
    // commit waits for fewer of them. A hint: durability does not depend on it.
    void start_write_back() const;

  private:
    Database& database_;
    std::string synchronous_before_;
    bool granted_;
    int file_ = -1;
};

}  // namespace tidings::store
