#pragma once

#include <string>

#include "store/database.h"

namespace tidings::store {

// While it lives, the database is ours alone, if nobody else has it open to begin with. Pages then go
// straight into the file and not into a log first, which is most of the work of filling an empty one; what
// was there before is kept in a journal until each commit. Whoever opens the database meanwhile waits until
// it is over, so it must be over before their patience is. Not within a transaction.
class ExclusiveBulkLoad {
  public:
    explicit ExclusiveBulkLoad(Database& database);
    ~ExclusiveBulkLoad();
    ExclusiveBulkLoad(const ExclusiveBulkLoad&) = delete;
    ExclusiveBulkLoad& operator=(const ExclusiveBulkLoad&) = delete;

    // The disk begins to take what SQLite has given to the system so far, and a commit has less to wait for.
    // Only a hint to the system: nothing depends on it.
    void start_write_back() const;

  private:
    Database& database_;
    std::string synchronous_before_;
    bool granted_;
    int file_ = -1;
};

}  // namespace tidings::store
