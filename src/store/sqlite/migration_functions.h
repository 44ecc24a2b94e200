#pragma once

#include "store/sqlite/connection.h"

namespace tidings::store {

// What steps of the schema may call in SQL to fill tables as this room does it:
// packed(NUMBER...)         an aggregate: the numbers of all rows in the order of the first ones, as
// packed_numbers.h has them filed_key(KIND, KEY, ID)  item_keys.h's; the kinds are 'guid', 'link', 'title',
// 'text', 'pointer', 'entry id'
void add_migration_functions(Connection& connection);

}  // namespace tidings::store
