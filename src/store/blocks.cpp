#include "store/blocks.h"

namespace tidings::store {

// Two titles are remembered, so that the third different one is known to be it.
void learn_blocks(Transaction& tx, FeedId feed, const std::vector<std::uint64_t>& blocks,
                  std::uint64_t title) {
    for (const std::uint64_t block : blocks)
        tx.run(R"(
            insert into blocks (feed, hash, titles, first_title, second_title) values (?, ?, 1, ?, 0)
            on conflict do update set
                titles = titles + 1,
                second_title = case when titles = 1 then excluded.first_title else second_title end
            where titles < 3 and excluded.first_title <> first_title and excluded.first_title <> second_title)",
               {feed, static_cast<std::int64_t>(block), static_cast<std::int64_t>(title)});
}

std::vector<std::uint64_t> common_blocks(const Database& db, FeedId feed) {
    std::vector<std::uint64_t> common;
    Rows rows = db.query("select hash from blocks where feed = ? and titles = 3", {feed});
    while (rows.next()) common.push_back(static_cast<std::uint64_t>(rows.integer(0)));
    return common;
}

}  // namespace tidings::store
