#include "intake/poll_cache.h"

namespace tidings {

void PollCache::begin(bool others_wrote) {
    numbers.forget_all();
    if (others_wrote) keys.distrust_memory();
}

void PollCache::write(store::Transaction& tx) {
    traces.write(tx);
    keys.write(tx);
}

void PollCache::roll_back(const Mark& mark) {
    traces.take_back(mark.traces);
    keys.take_back(mark.keys);
    boilerplate = {};
    languages.forget_all();
    tags.forget_all();
    numbers.forget_all();
}

CachedSavepoint::CachedSavepoint(store::Transaction& tx, PollCache& cache)
    : cache_(cache), mark_(cache.mark()), savepoint_(tx) {}

CachedSavepoint::~CachedSavepoint() {
    if (open_) cache_.roll_back(mark_);
}

void CachedSavepoint::release() {
    savepoint_.release();
    open_ = false;
}

}  // namespace tidings
