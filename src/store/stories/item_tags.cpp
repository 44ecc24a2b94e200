#include "store/stories/item_tags.h"

#include "store/stories/story_fields.h"

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

std::vector<GivenTag> item_tags(const Database& db, ItemId item) {
    std::vector<GivenTag> tags;
    Rows rows = db.query("select tag, score, why from item_tags where item = ? order by tag", {item});
    while (rows.next()) tags.push_back({rows.text(0), rows.real(1), rows.text(2)});
    return tags;
}

std::map<std::string, TagCount> count_tags(const Database& db) {
    std::map<std::string, TagCount> counts;
    Rows rows = db.query(
        "select t.tag, count(distinct i.story) from item_tags t join items i on i.id = t.item group by "
        "t.tag");
    while (rows.next()) counts[rows.text(0)].stories = rows.integer(1);
    for (const auto& [story, said] : tags_by_hand(db))
        for (const ByHand& each : said) {
            TagCount& count = counts[each.id];
            const bool is_found = db.query(
                                        "select 1 from items i join item_tags t on t.item = i.id where "
                                        "i.story = ? and t.tag = ?",
                                        {story, each.id})
                                      .next();
            count.stories += static_cast<int>(each.holds) - static_cast<int>(is_found);
            if (each.holds && !is_found) ++count.added;
            if (!each.holds) ++count.removed;
        }
    return counts;
}

int count_tags_in_use(const Database& db) {
    Rows rows = db.query("select count(*) from used_tags");
    rows.next();
    return static_cast<int>(rows.integer(0));
}

}  // namespace tidings::store
