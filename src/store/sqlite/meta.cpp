#include "store/sqlite/meta.h"

namespace tidings::store {

std::optional<std::string> meta(const Database& db, std::string_view name) {
    Rows rows = db.query("select value from facts where name = ?", {name});
    if (!rows.next()) return std::nullopt;
    return rows.text(0);
}

void set_meta(Transaction& tx, std::string_view name, std::string_view value) {
    tx.run(
        "insert into facts (name, value) values (?, ?) on conflict (name) do update set value = "
        "excluded.value",
        {name, value});
}

}  // namespace tidings::store
