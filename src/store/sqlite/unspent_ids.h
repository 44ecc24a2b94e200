#pragma once

#include <cstdint>

#include "store/database.h"

namespace tidings::store {

// Kinds of rows whose ids are in the links or the Message-IDs of mails, which outlive the rows.
enum class LinkedRow { subscriber, address_change, notice };

// An id that no row of that kind ever had: one more than the highest so far.
std::int64_t unspent_id(Transaction& tx, LinkedRow kind);

}  // namespace tidings::store
