#include "intake/retag.h"

#include <algorithm>
#include <optional>
#include <unordered_map>

#include "dedupe/dedupe.h"
#include "intake/item_reading.h"
#include "store/acts/acts.h"
#include "store/feeds/feeds.h"
#include "store/stories/approved_versions.h"
#include "store/stories/items.h"
#include "world/progress.h"

namespace tidings {
namespace {

constexpr int items_at_once = 500;

using StandingTags = std::unordered_map<std::int64_t, std::vector<std::string>>;
using Tags = std::vector<store::GivenTag>;

Tags tags_of(const World& world, const StandingTags& standing, const store::StoredText& stored) {
    static const std::vector<std::string> none;
    const auto of_feed = standing.find(number(stored.feed));
    Tags tags = given_tags(stored.item.title, read_text(stored.item).text, stored.item.language,
                           of_feed == standing.end() ? none : of_feed->second, world.tagging());
    std::ranges::sort(tags, {}, &store::GivenTag::tag);
    return tags;
}

// With the tags that rules of the feed gave, which are no matter of the vocabulary.
Tags with_rules_of(const Tags& before, Tags tags) {
    for (const store::GivenTag& each : before)
        if (each.why.starts_with("rule ") &&
            std::ranges::find(tags, each.tag, &store::GivenTag::tag) == tags.end())
            tags.push_back(each);
    return tags;
}

bool has(const Tags& tags, const std::string& tag) {
    return std::ranges::find(tags, tag, &store::GivenTag::tag) != tags.end();
}

// True if another tag is there or missing; another reason for the same tag is no change.
bool count_changes(Retagged& all, const Tags& before, const Tags& after) {
    bool changed = false;
    for (const store::GivenTag& each : after)
        if (!has(before, each.tag)) ++all.by_tag[each.tag].gained, changed = true;
    for (const store::GivenTag& each : before)
        if (!has(after, each.tag)) ++all.by_tag[each.tag].lost, changed = true;
    return changed;
}

std::vector<FieldChange> changes_of(const Retagged& all) {
    std::vector<FieldChange> changes;
    for (const auto& [tag, change] : all.by_tag)
        changes.push_back(
            {tag, "lost by " + std::to_string(change.lost), "gained by " + std::to_string(change.gained)});
    return changes;
}

void record(World& world, const Retagged& all, std::string_view by) {
    store::Transaction tx(world.db);
    store::record_act(tx, {.at = world.clock(),
                           .by = std::string(by),
                           .subject = ActSubject::settings,
                           .what = "tagged anew",
                           .why = std::to_string(all.changed) + " of " + std::to_string(all.items) +
                                  " items have other tags",
                           .changes = changes_of(all)});
    tx.commit();
}

}  // namespace

Retagged retag(World& world, Retagging retagging, std::string_view by) {
    Retagged all;
    const StandingTags standing = store::standing_tags(world.db);
    Progress progress(world.progress, "tagging", static_cast<std::size_t>(store::count_items(world.db)));
    std::vector<store::StoredText> items = store::items_after(world.db, ItemId{}, items_at_once);
    while (!items.empty()) {
        std::optional<store::Transaction> tx;
        if (retagging == Retagging::carry_out) tx.emplace(world.db);
        for (const store::StoredText& stored : items) {
            const Tags before = store::item_tags(world.db, stored.id);
            const Tags after = with_rules_of(before, tags_of(world, standing, stored));
            progress.step("item " + std::to_string(number(stored.id)));
            ++all.items;
            // Readers have an older text of such a story, whose tags stay.
            const bool waits = store::has_approved_version(world.db, stored.story);
            const bool changed = !waits && count_changes(all, before, after);
            if (changed) ++all.changed;
            if (tx && (changed || waits)) store::put_waiting_tags(*tx, stored.id, after);
        }
        if (tx) tx->commit();
        items = store::items_after(world.db, items.back().id, items_at_once);
    }
    if (retagging == Retagging::carry_out && all.changed > 0) record(world, all, by);
    return all;
}

}  // namespace tidings
