#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/identity.h"
#include "model/item.h"
#include "model/story.h"
#include "store/database.h"

namespace tidings::store {

// The columns of `items` and of the view `told_stories`. Each is named once, in columns.cpp, beside the field
// that it fills: what a statement selects, the values that it stores and how a row is read follow from there.

// A statement with lists of columns in place of these words:
// {said}     what the publisher says in an item; also columns of `leads`, `approved_versions`, `told_stories`
// {keys}     an item's identity
// {told}     a story as readers see it, of `told_stories`; ends with {said}
// {values}   a ? for each column of {said}, then of {keys}
// {revised}  NAME = ? for each of these, which keeps a date where the new value has none
// Keep the result in a static constant (see Database::query). Throws Failure with Code::bug for another word.
std::string with_columns(std::string_view sql);

// The number of columns of {keys}.
inline constexpr int key_columns = 7;

// Each reads its columns, which begin at `first`.
Item read_item(const Rows& rows, int first);          // {said}
Identity read_identity(const Rows& rows, int first);  // {keys}
Story read_told(const Rows& rows);                    // {told}, from 0; without tags and copies

// An item as it is stored: with the language that was found where it says none, and dates that are no later
// than when it was seen.
struct StoredItem {
    const Item& item;
    const Identity& identity;
    std::string_view language;
    std::optional<Timestamp> published, modified;
};

// Runs a statement whose values are `before`, then those of {values}, then `after`.
void run_with_item(Transaction& tx, std::string_view sql, std::initializer_list<Value> before,
                   const StoredItem& stored, std::initializer_list<Value> after = {});

}  // namespace tidings::store
