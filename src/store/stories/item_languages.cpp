#include "store/stories/item_languages.h"

namespace tidings::store {
namespace {

constexpr std::size_t most_remembered = 100'000;

}  // namespace

const ItemLanguages::Known* ItemLanguages::of(ItemId item) {
    if (const auto known = known_.find(item); known != known_.end()) return &known->second;
    if (known_.size() >= most_remembered) known_.clear();
    Rows rows = db_.query("select language, first_seen from items where id = ?", {item});
    if (!rows.next()) return nullptr;
    return &known_.emplace(item, Known{rows.text(0), rows.time(1)}).first->second;
}

}  // namespace tidings::store
