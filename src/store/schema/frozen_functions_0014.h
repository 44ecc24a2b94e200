#pragma once

#include "store/sqlite/connection.h"

namespace tidings::store {

// The SQL functions that the steps 0013 and 0014 of the schema call. They are frozen: what they compute is a
// copy of the code of that time, so that an old database is upgraded in the same way however this room stores
// postings later. A later step that changes these gets functions of its own.
// packed(NUMBER...)         an aggregate: the numbers of all rows, sorted by the first of each row, eight
//                           bytes each, the highest byte first
// filed_key(KIND, KEY, ID)  33 bits of the hash of a key, 3 zero bits, 28 bits of the id; KIND is 'guid',
//                           'link', 'title', 'text', 'pointer' or 'entry id'
void add_frozen_functions_0014(Connection& connection);

}  // namespace tidings::store
