#pragma once

#include <cstdint>

#include "store/database.h"

namespace tidings::store {

// Kinds of rows that are deleted while mails still lie about whose links or Message-IDs are made of their
// ids.
enum class LinkedRow { subscriber, address_change, notice };

// One more than any id that a row of that kind ever had: what named one row never names another.
std::int64_t unspent_id(Transaction& tx, LinkedRow kind);

}  // namespace tidings::store
