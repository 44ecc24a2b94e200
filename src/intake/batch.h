#pragma once

#include <chrono>
#include <optional>

#include "intake/place.h"
#include "store/database.h"
#include "store/sqlite/exclusive_bulk_load.h"
#include "store/sqlite/unchecked_bulk_load.h"

namespace tidings {

// Many feeds' work in one transaction, each of them whole or not at all: a commit costs as much as some
// feeds. Uncommitted work is lost when the batch goes.
class Batch {
  public:
    explicit Batch(store::Database& db)
        : db_(db), data_version_(db.data_version()), unchecked_(db), cache_(db) {}

    // Does a feed's work; if it throws, nothing of it stays. `items` is how many it may bring.
    template <class Work>
    void add(std::size_t items, const Work& work) {
        begin();
        CachedSavepoint feed(*tx_, cache_);
        work(Filing{*tx_, cache_});
        feed.release();
        items_ += items;
        ++feeds_;
        start_write_back(items);
        if (is_bulk_load_too_long())
            commit();
        else if (is_large())
            write();
    }

    // Everything so far is kept from then on, and others may write.
    void commit();

  private:
    void begin();
    void write();
    void begin_bulk_load();
    void end_bulk_load();
    void start_write_back(std::size_t items);
    bool is_large() const;
    bool is_bulk_load_too_long() const;

    store::Database& db_;
    std::int64_t data_version_;
    store::UncheckedBulkLoad unchecked_;
    // A hub's first items go straight into the file, which no other process needs while it is empty.
    std::optional<store::ExclusiveBulkLoad> bulk_load_;
    std::chrono::steady_clock::time_point bulk_load_until_{};
    bool is_first_ = true;  // begins yet
    std::optional<store::Transaction> tx_;
    PollCache cache_;
    std::size_t items_ = 0, feeds_ = 0, unwritten_items_ = 0;
};

}  // namespace tidings
