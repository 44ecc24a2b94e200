#include "intake/batch.h"

namespace tidings {
namespace {

// About a second's work, which a crash would cost.
constexpr std::size_t most_items = 4000;
constexpr std::size_t most_feeds = 1000;

}  // namespace

void Batch::begin() {
    if (tx_) return;
    tx_.emplace(db_);
    numbers_.forget_all();
    // An editor's split files entry ids between our transactions; nobody but a poll files traces.
    if (const std::int64_t version = db_.data_version(); version != data_version_) {
        data_version_ = version;
        keys_.distrust_memory();
    }
}

bool Batch::is_large() const { return items_ >= most_items || feeds_ >= most_feeds; }

void Batch::commit() {
    if (!tx_) return;
    traces_.write(*tx_);
    keys_.write(*tx_);
    tx_->commit();
    tx_.reset();
    items_ = feeds_ = 0;
}

}  // namespace tidings
