#pragma once

#include <functional>
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

// The tags that are known to be written down as given to any item: few, and met again and again.
class MetTags {
  public:
    // True the first time.
    bool meet(const std::string& tag) { return met_.insert(tag).second; }
    void clear() { met_.clear(); }

  private:
    std::set<std::string, std::less<>> met_;
};

// Of an item that has none yet; and in place of those it has.
void add_item_tags(Transaction& tx, MetTags& met, ItemId item, const std::vector<GivenTag>& tags);
void set_item_tags(Transaction& tx, ItemId item, const std::vector<GivenTag>& tags);

// How many tags were ever given to an item.
int count_tags_in_use(const Database& db);

}  // namespace tidings::store
