#include "store/feeds/partner_deletions.h"

namespace tidings::store {

bool record_deletion(Transaction& tx, ItemId item, Timestamp seen) {
    if (deletion_seen(tx.db(), item)) return false;
    tx.run("insert into partner_deletions (item, seen) values (?, ?)", {item, seen});
    return true;
}

std::optional<Timestamp> deletion_seen(const Database& db, ItemId item) {
    Rows rows = db.query("select seen from partner_deletions where item = ?", {item});
    if (!rows.next()) return std::nullopt;
    return rows.time(0);
}

std::vector<StoryId> approved_with_deletion(const Database& db, Timestamp since, int most) {
    Rows rows = db.query(R"(
        select distinct s.id
        from partner_deletions d join items i on i.id = d.item join stories s on s.id = i.story
        where d.seen >= ? and s.curation = 'approved' order by d.seen desc limit ?)",
                         {since, most});
    std::vector<StoryId> stories;
    while (rows.next()) stories.push_back(rows.id<StoryId>(0));
    return stories;
}

}  // namespace tidings::store
