#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "model/ids.h"
#include "store/database.h"

namespace tidings::store {

// A tag that rules or a feed's standing tags gave an item, with the reason in words.
struct GivenTag {
    std::string tag;
    double score = 0;
    std::string why;
};

// A cache of the tags that are in used_tags already, so that a poll writes each of them once.
class MetTags {
  public:
    // True the first time.
    bool meet(const std::string& tag) { return met_.insert(tag).second; }
    void clear() { met_.clear(); }

  private:
    std::set<std::string, std::less<>> met_;
};

// Tags an item that has no tags yet; `met` saves writes to used_tags.
void add_item_tags(Transaction& tx, MetTags& met, ItemId item, const std::vector<GivenTag>& tags);

// Replaces the tags of an item.
void set_item_tags(Transaction& tx, ItemId item, const std::vector<GivenTag>& tags);

// What rules gave an item, by tag.
std::vector<GivenTag> item_tags(const Database& db, ItemId item);

// How many stories have a tag, and how many editors gave it to or took it from.
struct TagCount {
    std::int64_t stories = 0, added = 0, removed = 0;
};
// By tag, in all states but those that were merged into others.
std::map<std::string, TagCount> count_tags(const Database& db);

// How many different tags were ever given to an item.
int count_tags_in_use(const Database& db);

}  // namespace tidings::store
