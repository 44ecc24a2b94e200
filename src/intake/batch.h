#pragma once

#include <chrono>
#include <optional>

#include "intake/place.h"
#include "store/database.h"
#include "store/index/item_keys.h"
#include "store/index/trace_index.h"
#include "store/sqlite/sole_use.h"

namespace tidings {

// Many feeds' work in one transaction, each of them whole or not at all: a commit costs as much as some
// feeds. Uncommitted work is lost when the batch goes.
class Batch {
  public:
    explicit Batch(store::Database& db)
        : db_(db),
          data_version_(db.data_version()),
          unchecked_(db),
          traces_(db),
          keys_(db),
          languages_(db),
          numbers_(db) {}

    // Does a feed's work; if it throws, nothing of it stays. `items` is how many it may bring.
    template <class Work>
    void add(std::size_t items, const Work& work) {
        begin();
        const std::size_t traces = traces_.size(), keys = keys_.size();
        try {
            store::Savepoint savepoint(*tx_);
            work(Filing{*tx_, traces_, keys_, boilerplate_, languages_, tags_, numbers_});
            savepoint.release();
        } catch (...) {
            traces_.take_back(traces);
            keys_.take_back(keys);
            boilerplate_ = {};
            languages_.forget_all();
            tags_.forget_all();
            numbers_.forget_all();
            throw;
        }
        items_ += items;
        ++feeds_;
        begin_writing(items);
        if (is_too_long_alone())
            commit();
        else if (is_large())
            write();
    }

    // Everything so far is kept from then on, and others may write.
    void commit();

  private:
    void begin();
    void write();
    void use_alone();
    void share();
    void begin_writing(std::size_t items);
    bool is_large() const;
    bool is_too_long_alone() const;

    store::Database& db_;
    std::int64_t data_version_;
    store::UncheckedReferences unchecked_;
    // A hub's first items go straight into the file: nobody works with an empty one.
    std::optional<store::SoleUse> alone_;
    std::chrono::steady_clock::time_point alone_until_{};
    bool is_first_ = true;  // begins yet
    std::optional<store::Transaction> tx_;
    store::TraceIndex traces_;
    store::ItemKeys keys_;
    KnownBoilerplate boilerplate_;
    store::ItemLanguages languages_;
    store::MetTags tags_;
    store::NextNumbers numbers_;
    std::size_t items_ = 0, feeds_ = 0, unwritten_items_ = 0;
};

}  // namespace tidings
