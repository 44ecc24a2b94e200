#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "store/database.h"
#include "store/index/bloom_filter.h"
#include "store/index/posting.h"
#include "store/index/posting_blocks.h"

namespace tidings::store {

// The postings in the database behind a Bloom filter. A look-up in a block costs some microseconds and most
// hashes are absent; after 10,000 look-ups all postings are read once into the filter, which answers most of
// the later ones.
class StoredPostings {
  public:
    StoredPostings(const Database& db, PostingTable table) : db_(db), table_(table) {}

    bool is_empty() const { return !has_postings(db_, table_); }

    // `postings` are sorted.
    void write(Transaction& tx, std::span<const Posting> postings);

    // Gives it a filter of the hash_part of all postings that are stored; it may hold more.
    void set_filter(BloomFilter all) { filter_ = std::move(all); }

    // Drops the filter, because another connection may have written.
    void invalidate();

    // False if nothing is stored under the hash; true for false positives, too.
    bool may_have(std::uint64_t hash) const { return !filter_ || filter_->may_have(hash_part(hash)); }

    // Appends the postings under the hash, at most `most`.
    void find(std::uint64_t hash, std::size_t most, std::vector<Posting>& found);

  private:
    void read_all();

    const Database& db_;
    PostingTable table_;
    std::optional<BloomFilter> filter_;
    std::size_t look_ups_ = 0;
};

}  // namespace tidings::store
