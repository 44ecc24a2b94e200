#include "store/feeds/intake_rules.h"

#include "store/stories/columns.h"
#include "text/joined.h"

namespace tidings::store {
namespace {

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        lines.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return lines;
}

std::string as_lines(const std::vector<std::string>& texts) { return joined(texts, "\n"); }

std::vector<IntakeRule> all_of(Rows rows) {
    std::vector<IntakeRule> all;
    while (rows.next()) {
        IntakeRule rule;
        rule.id = rows.id<RuleId>(0);
        rule.partner = rows.id<PartnerId>(1);
        if (!rows.is_null(2)) rule.feed = rows.id<FeedId>(2);
        rule.action = action_named(rows.text(3)).value_or(RuleAction::hold);
        rule.tag = rows.text(4);
        rule.titles = lines_of(rows.text(5));
        rule.categories = lines_of(rows.text(6));
        rule.languages = lines_of(rows.text(7));
        rule.older_than = rows.maybe_int(8);
        all.push_back(std::move(rule));
    }
    return all;
}

}  // namespace

RuleId add_rule(Transaction& tx, const IntakeRule& rule) {
    tx.run(R"(insert into intake_rules (partner, feed, action, tag, titles, categories, languages, older_than)
              values (?, ?, ?, ?, ?, ?, ?, ?))",
           {rule.partner, rule.feed, action_name(rule.action), rule.tag, as_lines(rule.titles),
            as_lines(rule.categories), as_lines(rule.languages), rule.older_than});
    return tx.last_id<RuleId>();
}

bool remove_rule(Transaction& tx, RuleId rule) {
    return tx.run("delete from intake_rules where id = ?", {rule}) > 0;
}

std::vector<IntakeRule> rules(const Database& db) {
    return all_of(
        db.query("select id, partner, feed, action, tag, titles, categories, languages, older_than from "
                 "intake_rules order by id"));
}

std::vector<IntakeRule> rules_for(const Database& db, const Feed& feed) {
    return all_of(
        db.query("select id, partner, feed, action, tag, titles, categories, languages, older_than from "
                 "intake_rules where partner = ? and (feed is null or feed = ?) order by id",
                 {feed.partner, feed.id}));
}

std::vector<Item> newest_items(const Database& db, PartnerId partner, std::optional<FeedId> feed, int count) {
    static const std::string select = with_columns(
        "select {said} from items where feed in (select id from feeds where partner = ?1 and (?2 is null or "
        "id = "
        "?2)) order by first_seen desc, id desc limit ?3");
    std::vector<Item> items;
    Rows rows = db.query(select, {partner, feed, count});
    while (rows.next()) items.push_back(read_item(rows, 0));
    return items;
}

}  // namespace tidings::store
