#pragma once

#include "store/database.h"

namespace tidings::store {

// While it lives, a commit does not wait for the disk (pragma synchronous = normal): a killed process loses
// no commit, a power cut may lose the last ones, each of them whole. For what can be had again, such as a
// poll, or where the caller syncs the log itself (GroupedCommits). Not within a transaction.
class RelaxedDurability {
  public:
    explicit RelaxedDurability(Database& database);
    ~RelaxedDurability();
    RelaxedDurability(const RelaxedDurability&) = delete;
    RelaxedDurability& operator=(const RelaxedDurability&) = delete;

  private:
    Database& database_;
};

}  // namespace tidings::store
