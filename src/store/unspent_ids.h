#pragma once

#include <cstdint>

#include "store/database.h"

namespace tidings::store {

// Kinds of rows that links in mails name by their id, and that are deleted while those mails still lie about.
enum class LinkedRow { subscriber, address_change };

// One more than any id that a row of that kind ever had: what was a link to one row never is one to another.
std::int64_t unspent_id(Transaction& tx, LinkedRow kind);

}  // namespace tidings::store
