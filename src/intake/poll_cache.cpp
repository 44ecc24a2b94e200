#include "intake/poll_cache.h"

namespace tidings {

void PollCache::begin(bool others_wrote) {
    ids.invalidate();
    if (others_wrote) keys.invalidate();
}

void PollCache::write(store::Transaction& tx) {
    shingles.write(tx);
    keys.write(tx);
}

void PollCache::roll_back(const Mark& mark) {
    shingles.truncate(mark.shingles);
    keys.truncate(mark.keys);
    boilerplate = {};
    languages.invalidate();
    tags.clear();
    ids.invalidate();
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
