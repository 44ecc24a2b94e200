#include "store/sqlite/unspent_ids.h"

#include <string>
#include <string_view>

namespace tidings::store {
namespace {

std::string_view fact_of(LinkedRow kind) {
    switch (kind) {
        case LinkedRow::subscriber:
            return "last subscriber";
        case LinkedRow::address_change:
            return "last address change";
        case LinkedRow::notice:
            break;
    }
    return "last notice";
}

}  // namespace

std::int64_t unspent_id(Transaction& tx, LinkedRow kind) {
    const std::string_view name = fact_of(kind);
    Rows rows = tx.query(
        "insert into facts (name, value) values (?, '1') on conflict (name) do update set "
        "value = cast(cast(value as integer) + 1 as text) returning cast(value as integer)",
        {name});
    rows.next();
    return rows.integer(0);
}

}  // namespace tidings::store
