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
constexpr std::chrono::seconds longest_alone{7};

}  // namespace

void Batch::use_alone() {
    alone_.emplace(db_);
    alone_until_ = steady_clock::now() + longest_alone;
    data_version_ = db_.data_version();
}

// Nobody has split meanwhile what nobody could see.
void Batch::share() {
    if (!alone_) return;
    alone_.reset();
    data_version_ = db_.data_version();
}

void Batch::begin() {
    if (tx_) return;
    if (std::exchange(is_first_, false) && !store::has_items(db_)) use_alone();
    tx_.emplace(db_);
    const std::int64_t version = db_.data_version();
    cache_.begin(std::exchange(data_version_, version) != version);
}

void Batch::begin_writing(std::size_t items) {
    if (!alone_ || (unwritten_items_ += items) < items_written_together) return;
    alone_->begin_writing();
    unwritten_items_ = 0;
}

bool Batch::is_too_long_alone() const { return alone_ && steady_clock::now() >= alone_until_; }

bool Batch::is_large() const { return items_ >= most_items || feeds_ >= most_feeds; }

void Batch::write() {
    cache_.write(*tx_);
    tx_->commit();
    tx_.reset();
    items_ = feeds_ = 0;
}

void Batch::commit() {
    if (tx_) write();
    share();
}

}  // namespace tidings
