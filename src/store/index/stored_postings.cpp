#include "store/index/stored_postings.h"

#include <utility>

namespace tidings::store {
namespace {

// They take as long as reading the postings of some 150,000 items.
constexpr std::size_t look_ups_until_all_are_read = 10'000;

}  // namespace

void StoredPostings::write(Transaction& tx, std::span<const Posting> postings) {
    add_postings(tx, table_, postings);
    if (!filter_) return;
    for (const Posting posting : postings) filter_->add(hash_part(static_cast<std::uint64_t>(posting)));
    if (filter_->is_full()) filter_.reset();
}

void StoredPostings::invalidate() {
    filter_.reset();
    look_ups_ = 0;
}

void StoredPostings::read_all() {
    BloomFilter all;
    const bool has_room = each_posting_block(db_, table_, [&](std::span<const Posting> postings) {
        for (const Posting posting : postings) all.add(hash_part(static_cast<std::uint64_t>(posting)));
        return !all.is_full();
    });
    if (has_room) filter_ = std::move(all);
}

void StoredPostings::find(std::uint64_t hash, std::size_t most, std::vector<Posting>& found) {
    if (++look_ups_ == look_ups_until_all_are_read && !filter_) read_all();
    if (!may_have(hash)) return;
    const std::uint64_t first = hash_part(hash);
    const std::uint64_t last = first | ((std::uint64_t{1} << posting_hash_shift) - 1);
    find_postings(db_, table_, static_cast<Posting>(first), static_cast<Posting>(last), most, found);
}

}  // namespace tidings::store
