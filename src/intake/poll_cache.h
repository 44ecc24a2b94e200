#pragma once

#include <cstddef>

#include "intake/known_boilerplate.h"
#include "store/database.h"
#include "store/index/item_keys.h"
#include "store/index/posting_index.h"
#include "store/sqlite/next_ids.h"
#include "store/stories/item_languages.h"
#include "store/stories/item_tags.h"

namespace tidings {

// All that a poll keeps in memory of the database from feed to feed, so that it reads each thing once; and
// the index entries that it has not written yet. It must be rolled back together with the database:
// CachedSavepoint does that.
struct PollCache {
    explicit PollCache(const store::Database& db) : shingles(db), keys(db), languages(db), ids(db) {}

    // A transaction begins: another process may have taken ids since the last one; and, if `others_wrote`,
    // filed entry ids. Nothing but a poll files shingles.
    void begin(bool others_wrote);

    // Writes the index entries that are not written yet.
    void write(store::Transaction& tx);

    // How many index entries there are; later ones can be dropped as long as none of them is written.
    struct Mark {
        std::size_t shingles = 0, keys = 0;
    };
    Mark mark() const { return {shingles.size(), keys.size()}; }

    // Drops the index entries that were added since, and all that may have been read since.
    void roll_back(const Mark& mark);

    store::PostingIndex shingles;
    store::ItemKeys keys;
    KnownBoilerplate boilerplate;
    store::ItemLanguages languages;
    store::MetTags tags;
    store::NextIds ids;
};

// A savepoint of the database and of what a poll has cached of it: both are rolled back unless released.
class CachedSavepoint {
  public:
    CachedSavepoint(store::Transaction& tx, PollCache& cache);
    ~CachedSavepoint();
    CachedSavepoint(const CachedSavepoint&) = delete;
    CachedSavepoint& operator=(const CachedSavepoint&) = delete;

    void release();

  private:
    PollCache& cache_;
    PollCache::Mark mark_;
    store::Savepoint savepoint_;
    bool open_ = true;
};

}  // namespace tidings
