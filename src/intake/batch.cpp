#include "intake/batch.h"

#include <utility>

#include "store/index/known_items.h"

namespace tidings {
namespace {

using std::chrono::steady_clock;

// About a second's work, which a crash would cost.
constexpr std::size_t most_items = 8000;
constexpr std::size_t most_feeds = 1000;

// Some 4 MB, which a disk likes to get at once.
constexpr std::size_t items_written_together = 500;

// Less than others wait before they give up.
constexpr std::chrono::seconds longest_bulk_load{7};

}  // namespace

void Batch::begin_bulk_load() {
    bulk_load_.emplace(db_);
    bulk_load_until_ = steady_clock::now() + longest_bulk_load;
    data_version_ = db_.data_version();
}

// Nobody has split meanwhile what nobody could see.
void Batch::end_bulk_load() {
    if (!bulk_load_) return;
    bulk_load_.reset();
    data_version_ = db_.data_version();
}

void Batch::begin() {
    if (tx_) return;
    if (std::exchange(is_first_, false) && !store::has_items(db_)) begin_bulk_load();
    tx_.emplace(db_);
    const std::int64_t version = db_.data_version();
    cache_.begin(std::exchange(data_version_, version) != version);
}

void Batch::start_write_back(std::size_t items) {
    if (!bulk_load_ || (unwritten_items_ += items) < items_written_together) return;
    bulk_load_->start_write_back();
    unwritten_items_ = 0;
}

bool Batch::is_bulk_load_too_long() const { return bulk_load_ && steady_clock::now() >= bulk_load_until_; }

bool Batch::is_large() const { return items_ >= most_items || feeds_ >= most_feeds; }

void Batch::write() {
    cache_.write(*tx_);
    tx_->commit();
    tx_.reset();
    items_ = feeds_ = 0;
}

void Batch::commit() {
    if (tx_) write();
    end_bulk_load();
}

}  // namespace tidings
