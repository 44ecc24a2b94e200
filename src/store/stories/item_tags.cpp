#include "store/stories/item_tags.h"

namespace tidings::store {

void add_item_tags(Transaction& tx, MetTags& met, ItemId item, const std::vector<GivenTag>& tags) {
    for (const GivenTag& tag : tags) {
        tx.run("insert or ignore into item_tags (item, tag, score, why) values (?, ?, ?, ?)",
               {item, tag.tag, tag.score, tag.why});
        if (met.meet(tag.tag)) tx.run("insert or ignore into used_tags (tag) values (?)", {tag.tag});
    }
}

void set_item_tags(Transaction& tx, ItemId item, const std::vector<GivenTag>& tags) {
    MetTags met;
    tx.run("delete from item_tags where item = ?", {item});
    add_item_tags(tx, met, item, tags);
}

int count_tags_in_use(const Database& db) {
    Rows rows = db.query("select count(*) from used_tags");
    rows.next();
    return static_cast<int>(rows.integer(0));
}

}  // namespace tidings::store
